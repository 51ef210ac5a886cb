// The search of the handbook: a worker for Material's search box. Accents, case, plurals and endings do not matter;
// a number finds its process however it is typed; a word with one wrong letter finds the nearest word.
"use strict"
{
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
  const MOST = 30
  let pages = []

  const fold = text => text
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss")

  const words = text => fold(text).split(/[^a-z0-9]+/).filter(Boolean)

  // Savoy's minimal stemmer for French; it only takes endings away, so a stem is always the start of its words.
  const stem = word => {
    if (word.length < 5) return word
    if (/[0-9]/.test(word)) return word
    let rest = word.replace(/[sx]$/, "")
    if (word.length > 5) rest = rest.replace(/r$/, "").replace(/e$/, "").replace(/e$/, "")
    return rest.replace(/(.)\1$/, "$1")
  }

  const escape = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)

  // Every word is preceded by a space, so that the start of a word can be looked for.
  const lined = text => ` ${words(text).join(" ")} `

  // Texts are rows of codes, each the number of a word: see lexicon.py, which writes them.
  const DIGITS = [...Array(0x7f - 0x21).keys()].map(at => String.fromCharCode(0x21 + at)).filter(sign => !'"\\<'.includes(sign))
  const VALUES = new Map(DIGITS.map((sign, value) => [sign, value]))
  const LEADS = [[40, 0], [40, 1], [10, 2], [1, 4]]
    .flatMap(([leads, more]) => Array(leads).fill(more))
    .reduce(({ first, found }, more) => ({
      first: first + DIGITS.length ** more, found: [...found, { first, more }]
    }), { first: 0, found: [] }).found

  const reader = words => code => {
    const found = []
    for (let at = 0; at < code.length;) {
      const { first, more } = LEADS[VALUES.get(code[at++])]
      let rest = 0
      for (const end = at + more; at < end; at++) rest = rest * DIGITS.length + VALUES.get(code[at])
      found.push(words[first + rest])
    }
    return found.join(" ")
  }

  const setup = ({ docs }) => {
    const read = reader(docs.words.split(" "))
    const entry = (location, title, text, kind = "", terms = []) => ({
      doc: { location, title, text, kind, terms }, title: lined(title), text: lined(text), terms: lined(terms.join(" "))
    })
    pages = docs.pages.map(([path, title, kind, terms, text, parts]) => ({
      main: entry(path, read(title), read(text), read(kind), terms),
      parts: parts.map(([spot, title, text]) => entry(`${path}#${spot}`, read(title), read(text)))
    }))
  }

  // How often a text has words that begin like this one, and how often the word itself in any of its forms.
  const count = (text, term) => {
    let begun = 0, whole = 0
    for (let at = text.indexOf(` ${term.stem}`); at >= 0 && begun < 5; at = text.indexOf(` ${term.stem}`, at + 1)) {
      const word = text.slice(at + 1, text.indexOf(" ", at + 1))
      begun++
      if (word === term.word || stem(word) === term.stem) whole++
    }
    return begun + 2 * whole
  }

  // How well one entry answers one word: titles and numbers before texts.
  const rate = (entry, term) =>
    12 * count(entry.title, term) + 12 * count(entry.terms, term) + count(entry.text, term)

  const number = query => {
    const found = /^([a-z]{2,4})[\s-]*(\d{1,3})$/.exec(fold(query.trim()))
    return found ? `${found[1]}-${found[2].padStart(3, "0")}` : null
  }

  const isNumber = (page, wanted) => page.main.doc.terms.some(term => fold(term) === wanted)

  const score = (page, terms) => {
    const main = terms.map(term => rate(page.main, term))
    const parts = page.parts.map(part => ({ part, rates: terms.map(term => rate(part, term)) }))
    const best = terms.map((_, i) => 2 * main[i] + Math.max(0, ...parts.map(each => each.rates[i])))
    const hit = best.filter(Boolean).length
    const total = best.reduce((sum, each) => sum + Math.min(each, 60), 0)
    const rated = parts
      .map(({ part, rates }) => ({ part, sum: rates.reduce((a, b) => a + b, 0), hit: rates.filter(Boolean).length }))
      .filter(each => each.sum)
      .sort((a, b) => b.hit - a.hit || b.sum - a.sum)
    return { page, hit, total, parts: rated.slice(0, 2).map(each => each.part) }
  }

  const near = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false
    let i = 0
    while (i < a.length && i < b.length && a[i] === b[i]) i++
    const x = a.slice(i), y = b.slice(i)
    return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) ||
      (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
  }

  // Looked for only when a word is found nowhere: the words of the handbook one letter away from it.
  const corrected = term => {
    const seen = new Set()
    for (const page of pages)
      for (const entry of [page.main, ...page.parts])
        for (const text of [entry.title, entry.terms, entry.text])
          for (const word of text.split(" "))
            if (word.length > 3) seen.add(word)
    const found = [...seen].filter(word => near(word, term.word)).sort()
    return found.length ? { word: found[0], stem: stem(found[0]) } : term
  }

  const known = term => pages.some(page =>
    [page.main, ...page.parts].some(entry => rate(entry, term)))

  const mark = (text, terms) => {
    const pieces = text.split(/([^\p{L}\p{N}]+)/u)
    return pieces.map(piece => {
      const folded = fold(piece)
      const hit = folded && terms.some(term => folded.startsWith(term.stem))
      return hit ? `<mark>${escape(piece)}</mark>` : escape(piece)
    }).join("")
  }

  const teaser = (text, terms) => {
    const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
      .find(({ 0: word }) => terms.some(term => fold(word).startsWith(term.stem)))
    const start = found && found.index > 60 ? text.lastIndexOf(" ", found.index - 40) + 1 : 0
    const piece = text.slice(start, start + 180)
    const end = start + 180 < text.length ? piece.slice(0, Math.max(piece.lastIndexOf(" "), 100)) + " …" : piece
    return (start ? "… " : "") + mark(end, terms)
  }

  const shown = (entry, terms, hits, points) => ({
    location: entry.doc.location,
    title: (entry.doc.kind ? `<span class="pa-kind">${escape(entry.doc.kind)}</span> ` : "") + mark(entry.doc.title, terms),
    text: `<p>${teaser(entry.doc.text, terms)}</p>`,
    score: points,
    terms: hits,
  })

  const search = query => {
    const wanted = number(query)
    const typed = words(query).map(word => ({ word, stem: stem(word) }))
    if (!typed.length) return { items: [] }
    const terms = typed.map(term => term.word.length > 3 && !known(term) ? corrected(term) : term)
    const best = pages
      .map(page => score(page, terms))
      .map(each => ({ ...each, exact: wanted !== null && isNumber(each.page, wanted) }))
      .filter(each => each.hit || each.exact)
      .sort((a, b) => b.exact - a.exact || b.hit - a.hit || b.total - a.total ||
        (a.page.main.doc.location < b.page.main.doc.location ? -1 : 1))
    const full = best.filter(each => each.exact || each.hit === terms.length)
    return {
      items: (full.length ? full : best).slice(0, MOST).map((each, place) => {
        const points = 1000 - place
        const hits = Object.fromEntries(terms.map(term => [term.word, true]))
        return [each.page.main, ...(each.exact ? [] : each.parts)].map(entry => shown(entry, terms, hits, points))
      })
    }
  }

  const answer = message => {
    if (message.type === SETUP) {
      setup(message.data)
      return { type: READY }
    }
    return message.type === QUERY ? { type: RESULT, data: search(message.data) } : null
  }

  self.passationSearch = answer
  if (typeof importScripts === "function") self.onmessage = event => self.postMessage(answer(event.data))
}
