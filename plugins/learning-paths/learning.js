/**
 * Progress of learners, kept in this browser alone; answers of knowledge checks.
 *
 * Pages are whole without it. What it needs stands in `data-` attributes; nothing is sent anywhere.
 */
;(() => {
  const frames = document.querySelectorAll('[data-learning]')
  if (frames.length === 0) return
  const base = frames[0].dataset.learning
  const all = (selector) => [...document.querySelectorAll(selector)]
  const store = openStore(`handbook-learning ${base}`)

  showUnit()
  showChecks()
  showTools()
  showProgress()
  for (const frame of frames) frame.dataset.settled = ''
  // Another tab may have gone on.
  window.addEventListener('storage', () => showProgress())
  window.addEventListener('pageshow', (event) => event.persisted && showProgress())

  /** Progress under a key of the browser's storage; for as long as the page is open, where the browser keeps nothing. */
  function openStore(key) {
    let kept = sound(undefined)
    let isKept = true
    const read = () => {
      // Full storage can be read, and holds what was before.
      if (!isKept) return kept
      try {
        kept = sound(JSON.parse(localStorage.getItem(key) ?? 'null'))
      } catch (error) {
        // Broken text is forgotten with the next change; without storage, what this page knows counts.
        isKept = error instanceof SyntaxError
        if (isKept) kept = sound(undefined)
      }
      return kept
    }
    const write = (progress) => {
      kept = progress
      try {
        localStorage.setItem(key, JSON.stringify(progress))
        isKept = true
      } catch {
        isKept = false
      }
      showProgress()
    }
    return { read, write, isKept: () => isKept }
  }

  /** Progress as it may be used, whatever was stored or read from a file: days by uid, and the unit that was seen last. */
  function sound(found) {
    const days = Object.entries(found?.done ?? {}).filter(
      ([uid, day]) =>
        /^[a-z0-9._-]+$/.test(uid) && /^\d{4}-\d\d-\d\d$/.test(String(day)) && !Number.isNaN(Date.parse(day)),
    )
    const last = found?.last
    const place = (one) =>
      typeof one?.url === 'string' && /^\/(?![\\/])/.test(one.url)
        ? { url: one.url, title: String(one.title) }
        : undefined
    return {
      version: 1,
      // Without a prototype: a uid may be called "constructor".
      done: Object.assign(Object.create(null), Object.fromEntries(days)),
      ...(place(last) ? { last: { uid: String(last.uid), ...place(last), next: place(last.next) } } : {}),
    }
  }

  function setDone(uid, isDone) {
    const progress = store.read()
    if (isDone) progress.done[uid] = today()
    else delete progress.done[uid]
    store.write(progress)
  }

  /** The day where the reader is, `YYYY-MM-DD`. */
  function today() {
    const now = new Date()
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
  }

  /** Remember the unit that is open, and let it be marked. */
  function showUnit() {
    const unit = document.querySelector('[data-unit]')
    const mark = document.querySelector('[data-done]')
    if (!unit || !mark) return
    const { unit: uid, title } = unit.dataset
    const after = document.querySelector('.neighbours [rel=next]')
    const next = after ? { url: after.pathname, title: after.dataset.title } : undefined
    store.write({ ...store.read(), last: { uid, url: location.pathname, title, next } })
    mark.querySelector('button').addEventListener('click', () => setDone(uid, !(uid in store.read().done)))
  }

  function showProgress() {
    const { done, last } = store.read()
    const isDone = (uids) => uids.length > 0 && uids.every((uid) => uid in done)
    const words = (text) => (text ?? '').split(' ').filter(Boolean)
    for (const element of all('[data-units]')) element.classList.toggle('is-done', isDone(words(element.dataset.units)))
    for (const element of all('[data-progress]')) {
      const uids = words(element.dataset.progress)
      const count = uids.filter((uid) => uid in done).length
      element.hidden = count === 0
      const bar = element.querySelector('progress')
      bar.max = uids.length
      bar.value = count
      element.querySelector('span').textContent = `${count} of ${uids.length} done`
    }
    for (const element of all('[data-done]')) {
      const day = done[element.dataset.done]
      element.querySelector('button').textContent = day ? 'Not done after all' : 'Mark as done'
      const where = store.isKept() ? '' : ' This browser keeps nothing: it counts until you leave the page.'
      element.querySelector('[role=status]').textContent = (day ? `Done on ${day}.` : '') + where
    }
    for (const element of all('[data-resume]')) {
      const link = element.querySelector('a')
      const place = last && last.uid in done ? last.next : last
      element.hidden = !place
      if (!place) continue
      link.textContent = place.title
      link.href = place.url
    }
    for (const element of all('[data-kept]')) {
      const count = Object.keys(done).length
      const text = count === 1 ? '1 unit is done.' : `${count} units are done.`
      element.textContent = store.isKept() ? text : `${text} This browser keeps nothing: save it as a file.`
    }
  }

  /** Let answers be checked one by one; a unit whose questions are all right is done. */
  function showChecks() {
    for (const section of all('[data-check]')) {
      const right = new Set()
      const questions = [...section.querySelectorAll('.question')]
      for (const question of questions) {
        const [answers, line] = [question.querySelector('details'), question.querySelector('[data-answer]')]
        answers.hidden = true
        line.hidden = false
        line.querySelector('button').addEventListener('click', () => {
          const chosen = [...question.querySelectorAll('input:checked')].map((input) => input.value).join(' ')
          const isRight = chosen === question.dataset.right
          const status = line.querySelector('[role=status]')
          if (chosen === '') {
            status.textContent = 'Choose an answer first.'
            return
          }
          status.textContent = isRight ? 'Right.' : 'Not quite.'
          answers.hidden = false
          answers.open = true
          if (isRight) right.add(question)
          else right.delete(question)
          if (right.size === questions.length) setDone(section.dataset.check, true)
        })
      }
      section.dataset.settled = ''
    }
  }

  /** Save progress as a file, read it from one, forget it. */
  function showTools() {
    const tools = document.querySelector('[data-progress-tools]')
    if (!tools) return
    tools.hidden = false
    const say = (text) => {
      tools.querySelector('[data-kept]').textContent = text
    }
    tools.querySelector('[data-export]').addEventListener('click', () => {
      const file = new Blob([`${JSON.stringify(store.read(), null, 2)}\n`], { type: 'application/json' })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(file)
      link.download = 'learning-progress.json'
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 1000)
    })
    tools.querySelector('[data-import]').addEventListener('change', async ({ target }) => {
      const [file] = target.files
      target.value = ''
      if (!file) return
      const found = await file
        .text()
        .then(JSON.parse)
        .catch(() => undefined)
      if (found?.version !== 1) return say('The file holds no progress: choose one that was saved here.')
      const mine = store.read()
      const theirs = sound(found)
      const done = { ...theirs.done }
      for (const [uid, day] of Object.entries(mine.done)) done[uid] = done[uid] < day ? done[uid] : day
      store.write(sound({ ...theirs, ...mine, done }))
    })
    tools.querySelector('[data-reset]').addEventListener('click', () => {
      if (window.confirm('Forget what you have done? It cannot be brought back.')) store.write(sound(undefined))
    })
  }
})()
