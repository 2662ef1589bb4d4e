// Loaded in the head and not deferred: the colours that a reader has chosen are there before anything is drawn.
try {
  const scheme = localStorage.getItem('handbook:scheme')
  if (scheme === 'dark' || scheme === 'light') document.documentElement.dataset.scheme = scheme
} catch {
  // Without storage, the reader's system decides.
}
