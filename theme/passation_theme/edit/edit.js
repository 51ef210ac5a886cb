// The form of a process. The text of the file is the truth, and stands in its own tab: each change is an order that the
// server carries out in the text; the form shows the text that comes back.
"use strict"

const dark = matchMedia("(prefers-color-scheme: dark)")
const colour = () => { document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default" }
dark.addEventListener("change", colour)
colour()

const id = name => document.getElementById(name)
const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

// The list: a search box.
const search = id("search")
if (search) {
  const shelves = [...document.querySelectorAll(".pe-shelf")]
  const look = () => {
    const words = folded(search.value).split(/\s+/).filter(Boolean)
    let count = 0
    for (const shelf of shelves) {
      const rows = [...shelf.querySelectorAll("li")]
      for (const row of rows) {
        row.hidden = !words.every(word => folded(row.dataset.words).includes(word))
        count += !row.hidden
      }
      shelf.hidden = words.length > 0 && rows.every(row => row.hidden)
    }
    id("found").textContent = count ? String(count) : document.querySelector(".pe-shelves").dataset.none
    id("found").classList.toggle("pa-unseen", count > 0)
  }
  search.addEventListener("input", look)
  look()
}

const desk = document.querySelector(".pe-desk")
if (desk) start()

function start() {
  const say = JSON.parse(desk.dataset.say)
  const form = id("form"), text = id("text"), state = id("state")
  const root = new URL(desk.dataset.root, location.href)
  let saved = desk.dataset.stamp ? text.value : ""
  let before = text.value          // the text before the change that is being made
  let past = []                    // earlier texts, for "Undo"
  let queue = Promise.resolve()    // orders are carried out one after the other
  const waiting = new Map()        // fields that are being typed in, each with its timer

  const tell = words => { state.textContent = words }
  const isDirty = () => text.value !== saved

  async function ask(order, more = {}) {
    const body = { number: desk.dataset.number, domain: desk.dataset.domain, stamp: desk.dataset.stamp, text: text.value, ...more }
    let answer
    try {
      answer = await fetch(new URL(`order/${order}`, root), {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      })
    } catch { tell(say.lost); throw new Error("no answer") }
    if (answer.status === 409) { tell(await answer.text()); throw new Error("refused") }
    if (!answer.ok) { tell(say.ours); throw new Error(String(answer.status)) }
    return answer.json()
  }
  const inTurn = work => (queue = queue.then(work).catch(() => {}))

  // What has changed is shown: the state, then (a moment later) findings and drawing.
  let later, asked = 0
  function changed() {
    if (text.value !== before) { past.push(before); before = text.value }
    id("undo").disabled = !past.length
    id("compare").disabled = !isDirty()
    id("name").textContent = id("f-title")?.value.trim() || id("name").textContent
    tell(isDirty() ? say.dirty : say.same)
    clearTimeout(later)
    later = setTimeout(judge, 500)
  }
  // First what is wrong in this file, then its drawing; the whole company, which may take seconds, once the hand rests.
  async function judge() {
    const turn = ++asked
    list(await ask("judge"), turn)
    const { drawing } = await ask("draw")
    if (turn !== asked) return
    id("drawing-note").hidden = drawing !== null
    id("drawing-note").textContent = say.waiting
    id("drawing").classList.toggle("pe-old", drawing === null)
    if (drawing !== null) id("drawing").innerHTML = drawing
    later = setTimeout(async () => list(await ask("weigh"), turn), 700)
  }
  function list(judged, turn) {
    if (turn !== asked) return
    const { goto, mend } = document.activeElement?.closest?.("#findings") ? document.activeElement.dataset : {}
    id("findings").innerHTML = judged.findings
    mark(judged.marks)
    const again = ({ dataset }) => dataset.goto === goto && dataset.mend === mend
    if (goto || mend) [...id("findings").querySelectorAll("button")].find(again)?.focus()
  }

  // Findings beside their fields.
  let marks = []
  const nameOf = box => [
    box.closest(".pe-step")?.querySelector(".pe-step__number").textContent,
    box.closest(".pe-field")?.querySelector("label").firstChild.textContent.trim(),
  ].filter(Boolean).join(" · ")
  const isPrefix = (short, long) => short.length <= long.length && short.every((key, place) => key === long[place])
  function fieldAt(trail) {
    if (!trail) return null
    const boxes = [...form.querySelectorAll("[data-at]:is(input, select, textarea)")].map(box => [box, JSON.parse(box.dataset.at)])
    const exact = boxes.filter(([, at]) => isPrefix(at, trail)).sort((a, b) => b[1].length - a[1].length)[0]
    return (exact ?? boxes.find(([, at]) => isPrefix(trail, at)) ?? (trail.length > 1 ? [fieldAt(trail.slice(0, -1))] : [null]))[0]
  }
  function mark(found = marks) {
    marks = found
    for (const each of [id("count"), id("count-bar")]) each.textContent = marks.length ? String(marks.length) : ""
    for (const note of form.querySelectorAll(".pe-inline")) { note.hidden = true; note.textContent = "" }
    for (const box of form.querySelectorAll("[aria-invalid]")) box.removeAttribute("aria-invalid")
    for (const [place, each] of marks.entries()) {
      const box = fieldAt(each.at)
      const where = id("findings").querySelectorAll(".pe-finding__where")[place]
      if (where && box) where.textContent = nameOf(box)
      if (each.severity === "info") continue
      const note = box?.closest(".pe-field")?.querySelector(".pe-inline")
      if (!note) continue
      note.hidden = false
      note.textContent = [note.textContent, each.said].filter(Boolean).join(" ")
      if (each.severity === "error") box.setAttribute("aria-invalid", "true")
    }
  }
  id("findings").addEventListener("click", event => {
    const mend = event.target.closest("[data-mend]")
    if (mend) { takeAll(); inTurn(() => take_in("mend", { told: mend.dataset.mend }, { done: true })); return }
    const goto = event.target.closest("[data-goto]")
    if (!goto) return
    const { at, line } = JSON.parse(goto.dataset.goto)
    const box = fieldAt(at)
    if (box) { show("form"); box.closest("details")?.setAttribute("open", ""); box.focus(); return }
    show("text")
    const start = text.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1)
    text.focus()
    text.setSelectionRange(start, start + text.value.slice(start).split("\n")[0].length)
    text.scrollTop = Math.max(0, (line - 6) * parseFloat(getComputedStyle(text).lineHeight))
  })
  id("drawing").addEventListener("click", event => {
    const goal = event.target.closest("a")?.getAttribute("href")
    if (!goal?.startsWith("#")) return
    event.preventDefault()
    show("form")
    id(goal.slice(1))?.querySelector("input, select, textarea")?.focus()
  })

  // The form. `focus` says where the reader goes on afterwards.
  function render(html, focus) {
    const open = new Set([...form.querySelectorAll("details[open]")].map(each => each.dataset.more))
    const boxes = () => [...form.querySelectorAll("[data-at]")]
    const twins = (all, box) => all.filter(each => each.dataset.at === box.dataset.at && each.dataset.order === box.dataset.order)
    const active = document.activeElement, old = boxes()
    const nth = twins(old, active).indexOf(active)
    form.innerHTML = html
    for (const each of form.querySelectorAll("details")) if (open.has(each.dataset.more)) each.open = true
    for (const [box, timer] of [...waiting]) {  // what is being typed meanwhile goes on in the new field
      const [twin] = twins(boxes(), box)
      if (!twin || box.closest(".pe-several")) continue
      clearTimeout(timer)
      waiting.delete(box)
      twin.value = box.value
      waiting.set(twin, setTimeout(() => take(twin), 400))
    }
    const goal = focus?.() ?? (nth >= 0 ? twins(boxes(), active)[nth] : undefined)
    goal?.focus()
    mark()
  }
  const order = (change, how) => take_in("change", { change }, how)
  async function take_in(name, asks, { shows = true, focus, done = false } = {}) {
    const { text: made, form: html, refused } = await ask(name, asks)
    text.value = made ?? text.value
    if (shows || refused) render(html, focus)
    changed()
    if (refused || done) tell(refused ?? say.done)
    return !refused
  }

  function changeOf(box) {
    const at = JSON.parse(box.dataset.at), kind = box.dataset.kind
    if (kind === "words") {
      const several = box.closest(".pe-several")
      const words = several ? [...several.querySelectorAll("select")].map(each => each.value) : box.value.split("\n")
      const value = words.map(word => word.trim()).filter(Boolean)
      return value.length ? { kind, at, value } : { kind: "remove", at }
    }
    const value = box.value.trim()
    if (!value && (kind === "rename" || !("required" in box.dataset))) return kind === "rename" ? null : { kind: "remove", at }
    return { kind, at, value }
  }
  function take(box) {
    clearTimeout(waiting.get(box))
    waiting.delete(box)
    const change = changeOf(box)
    const shows = change?.kind === "rename" || Boolean(box.closest(".pe-several"))
    if (change) inTurn(() => order(change, { shows }))
  }
  const takeAll = () => { for (const box of [...waiting.keys()]) take(box); return queue }

  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("input", event => {
    const box = event.target
    if (!box.dataset.kind || box.dataset.kind === "rename") return
    clearTimeout(waiting.get(box))
    waiting.set(box, setTimeout(() => take(box), box.matches("select") ? 0 : 400))
  })
  form.addEventListener("change", event => {
    if (waiting.has(event.target) || event.target.dataset.kind === "rename") take(event.target)
  })
  form.addEventListener("click", event => {
    const button = event.target.closest("button[data-order]")
    if (!button) return
    takeAll()
    inTurn(() => act(button))
  })
  async function act(button) {
    const does = button.dataset.order
    if (does === "add") {
      const change = JSON.parse(button.dataset.change), to = JSON.parse(button.dataset.to)
      return order(change, { focus: () => [...form.querySelectorAll("[data-kind]")].find(box => isPrefix(to, JSON.parse(box.dataset.at))) })
    }
    const at = JSON.parse(button.dataset.at), [list, place] = [at.slice(0, -1), at.at(-1)]
    const again = (order, where) => [...form.querySelectorAll(`button[data-order="${order}"]`)].find(
      each => each.dataset.at === JSON.stringify([...list, where]) && !each.disabled)
    if (does === "remove") {
      const near = () => again("remove", typeof place === "number" ? Math.max(0, place - 1) : place)
        ?? [...form.querySelectorAll('[data-order="add"]')].find(each => isPrefix(list, JSON.parse(each.dataset.to)))
      if (await order({ kind: "remove", at }, { focus: near })) tell(say.done)
      return undefined
    }
    const other = does === "up" ? place - 1 : place + 1
    return order({ kind: "down", at: [...list, Math.min(place, other)] }, {
      focus: () => again(does, other) ?? again(does === "up" ? "down" : "up", other),
    })
  }

  // The text itself.
  let typing
  text.addEventListener("input", () => {
    clearTimeout(typing)
    tell(say.dirty)
    typing = setTimeout(() => inTurn(refill), 500)
  })
  async function refill() {
    clearTimeout(typing)
    const { form: html } = await ask("change")
    render(html)
    changed()
  }

  // Tabs, as the keyboard knows them.
  const tabs = ["form", "text"]
  function show(name, focus = false) {
    for (const each of tabs) {
      id(`panel-${each}`).hidden = each !== name
      id(`tab-${each}`).setAttribute("aria-selected", String(each === name))
      id(`tab-${each}`).tabIndex = each === name ? 0 : -1
    }
    if (focus) id(`tab-${name}`).focus()
  }
  for (const [place, name] of tabs.entries()) {
    id(`tab-${name}`).addEventListener("click", () => { takeAll(); show(name) })
    id(`tab-${name}`).addEventListener("keydown", event => {
      if (["ArrowRight", "ArrowLeft"].includes(event.key)) { takeAll(); show(tabs[1 - place], true) }
    })
  }

  // Saving.
  async function save(stamp) {
    await takeAll()
    return inTurn(async () => {
      tell(say.saving)
      const answer = await ask("save", stamp === undefined ? {} : { stamp })
      if (answer.refused) { tell(answer.refused); return }
      if (answer.conflict) { conflict(answer); return }
      text.value = answer.text
      saved = before = answer.text
      Object.assign(desk.dataset, { stamp: answer.stamp, number: answer.number })
      id("path").textContent = answer.path
      id("number").textContent = answer.number
      history.replaceState(null, "", new URL(`process/${answer.number}`, root))
      changed()
      tell(say.saved)
    })
  }
  let theirs
  function conflict(answer) {
    theirs = answer
    id("conflict-lines").innerHTML = answer.conflict
    tell(say.dirty)
    id("conflict").showModal()
  }
  id("mine").addEventListener("click", () => { id("conflict").close(); save(theirs.stamp) })
  id("theirs").addEventListener("click", () => {
    id("conflict").close()
    desk.dataset.stamp = theirs.stamp
    saved = text.value = theirs.text
    inTurn(refill).then(() => tell(say.reloaded))
  })
  id("save").addEventListener("click", () => save())
  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); save() }
  })
  id("undo").addEventListener("click", async () => {
    await takeAll()
    if (!past.length) return
    text.value = before = past.pop()
    await inTurn(refill)
    tell(isDirty() ? say.undone : say.same)
  })
  id("compare").addEventListener("click", async () => {
    await takeAll()
    id("changes-lines").innerHTML = (await ask("compare")).changes
    id("changes").showModal()
  })
  for (const each of document.querySelectorAll("[data-close]")) {
    each.addEventListener("click", () => each.closest("dialog").close())
  }
  addEventListener("beforeunload", event => { if (isDirty() && (past.length || waiting.size)) event.preventDefault() })

  judge()
}
