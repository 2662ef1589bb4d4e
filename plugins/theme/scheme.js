// Loaded in the head and not deferred: what the reader has chosen is known before anything is drawn.
const { dataset } = document.documentElement
// Lists are about to be filtered as the address says.
if (location.search) dataset.asked = ''
try {
  const scheme = localStorage.getItem('handbook:scheme')
  if (scheme === 'dark' || scheme === 'light') dataset.scheme = scheme
  // Progress is about to be shown.
  if (Object.keys(localStorage).some((key) => key.startsWith('handbook-learning'))) dataset.asked = ''
} catch {
  // Without storage, the reader's system decides.
}
