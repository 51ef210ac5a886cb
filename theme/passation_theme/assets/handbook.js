// What a page can do when scripts run: tick steps, copy texts and links, say what is due today. Without them it is a
// plain page. Nothing leaves the device.
"use strict"
{
  const make = (tag, attributes = {}, ...inside) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...inside)
    return element
  }

  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      // Opened as a file, or an older browser: through a field that nobody sees.
      const field = make("textarea", { "aria-hidden": "true", style: "position:fixed;opacity:0" })
      field.value = text
      document.body.append(field)
      field.select()
      document.execCommand("copy")
      field.remove()
    }
  }

  const flash = (button, word) => {
    const before = button.textContent
    button.textContent = word
    setTimeout(() => { button.textContent = before }, 1600)
  }

  // Browsers may refuse a memory (private windows): the list then works until the page is closed.
  const memory = {
    read: key => { try { return JSON.parse(localStorage.getItem(key)) || {} } catch { return {} } },
    write: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)) } catch { /* as above */ } },
    forget: key => { try { localStorage.removeItem(key) } catch { /* as above */ } },
  }

  const time = stamp => new Date(stamp).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" })

  const checklist = list => {
    const key = list.dataset.checklist
    const said = JSON.parse(list.dataset.words)
    const steps = [...list.querySelectorAll(".pa-step")]
    let ticked = memory.read(key)

    const bar = make("span")
    const count = make("span", { class: "pa-progress__text", role: "status" })
    const report = make("button", { class: "pa-button pa-button--quiet", type: "button" }, said.report)
    const restart = make("button", { class: "pa-button pa-button--quiet", type: "button" }, said.restart)
    list.prepend(make("div", { class: "pa-progress" },
      count, make("div", { class: "pa-progress__bar", "aria-hidden": "true" }, bar)))
    list.append(make("div", { class: "pa-progress__actions" }, report, restart))

    const boxes = steps.map((step, place) => {
      const box = make("input", { type: "checkbox", class: "pa-tick", "aria-label": said.tick.replace("%d", place + 1) })
      step.querySelector(".pa-step__head").prepend(box)
      box.addEventListener("change", () => {
        if (box.checked) ticked[step.id] = Date.now()
        else delete ticked[step.id]
        memory.write(key, ticked)
        show()
      })
      return box
    })

    const show = () => {
      const done = steps.filter(step => ticked[step.id]).length
      steps.forEach((step, place) => { boxes[place].checked = Boolean(ticked[step.id]) })
      const sentence = done === steps.length ? said.all : [said.none, said.one][done] ?? said.some
      count.textContent = sentence.replace("%d", done).replace("%n", steps.length)
      bar.style.width = `${100 * done / steps.length}%`
      report.hidden = restart.hidden = !done
    }

    const text = () => [
      `${said.heading} : ${list.dataset.title}`,
      count.textContent,
      "",
      ...steps.map((step, place) => {
        const stamp = ticked[step.id]
        const what = step.querySelector(".pa-step__text").textContent.trim().replace(/\s+/g, " ")
        return `${stamp ? "[x]" : "[ ]"} ${place + 1}. ${what}${stamp ? ` (${time(stamp)})` : ""}`
      }),
    ].join("\n")

    report.addEventListener("click", () => copy(text()).then(() => flash(report, said.copied)))
    restart.addEventListener("click", () => {
      ticked = {}
      memory.forget(key)
      show()
    })
    list.addEventListener("click", event => {
      const link = event.target.closest(".pa-step__link")
      if (link) copy(link.href)
    })
    show()
  }

  const template = card => {
    const fields = card.querySelector(".pa-text__fields")
    const mail = card.querySelector("[data-mail]")
    const plain = part => card.querySelector(`[data-part=${part}]`)?.textContent || ""
    const button = make("button", { class: "pa-button", type: "button" }, card.dataset.copy)
    const actions = card.querySelector(".pa-text__actions")
    if (!actions) return
    actions.prepend(button)
    button.addEventListener("click", () => copy(plain("body")).then(() => flash(button, card.dataset.copied)))
    if (!fields) return
    fields.hidden = false
    fields.addEventListener("submit", event => event.preventDefault())
    fields.addEventListener("input", event => {
      const name = event.target.dataset.fill
      for (const place of card.querySelectorAll(".pa-variable")) {
        if (place.dataset.variable !== name) continue
        place.textContent = event.target.value || `{${name}}`
        place.classList.toggle("pa-variable--filled", Boolean(event.target.value))
      }
      if (mail) {
        const address = /^[^\s@<>]+@[^\s@<>]+$/.exec(plain("to"))
        mail.href = `mailto:${address ? encodeURIComponent(address[0]).replace("%40", "@") : ""}?subject=${encodeURIComponent(plain("subject"))}&body=${encodeURIComponent(plain("body"))}`
      }
    })
  }

  // The page was built on another day: what is due today is worked out here, by the reader's own calendar.
  const agenda = list => {
    if (!list.dataset.days) return
    const now = new Date()
    const weekday = (now.getDay() + 6) % 7
    const works = list.dataset.days.split(" ").includes(String(weekday))
    const due = [...list.querySelectorAll(".pa-duty")].filter(({ dataset }) => dataset.count === "1" && (
      (dataset.rhythm === "day" && works) ||
      (dataset.rhythm === "week" && dataset.weekday === String(weekday)) ||
      (dataset.rhythm === "month" && dataset.day === String(now.getDate()))))
    const day = now.toLocaleDateString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long" })
    const inside = due.length
      ? make("ul", {}, ...due.map(each => each.cloneNode(true)))
      : make("p", { class: "pa-note" }, list.dataset.none)
    list.prepend(make("div", { class: "pa-today" }, make("h3", {}, `${list.dataset.title}, ${day}`), inside))
  }

  // Menu and search are labels of hidden boxes, so that they work without scripts; a keyboard needs buttons.
  const opener = label => {
    const box = document.getElementById(label.htmlFor)
    const button = make("button", { class: label.className, type: "button", title: label.title })
    const say = () => button.setAttribute("aria-expanded", box.checked)
    button.append(...label.childNodes)
    button.addEventListener("click", () => box.click())
    box.addEventListener("change", say)
    label.replaceWith(button)
    say()
  }

  const banner = each => { each.hidden = new Date(`${each.dataset.due}T23:59:59`) >= new Date() }

  const each = (selector, act) => document.querySelectorAll(selector).forEach(act)
  each("[data-checklist]", checklist)
  each(".pa-text", template)
  each(".pa-agenda", agenda)
  each(".pa-banner--due", banner)
  each(".pa-opener", opener)
  if (matchMedia("(max-width: 44.98em)").matches) {
    each("[data-fold=phone]", fold => { fold.open = false })
    each("[data-open=phone]", fold => { fold.open = true })
  }
  addEventListener("beforeprint", () => each("details:not([open])", fold => { fold.open = true; fold.dataset.reopened = "" }))
  addEventListener("afterprint", () => each("details[data-reopened]", fold => { fold.open = false; delete fold.dataset.reopened }))
}
