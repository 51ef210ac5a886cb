// What keeps somebody from using a page who does not see it, or has no mouse. What axe-core calls serious, in few lines.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const shown = each => each.getClientRects().length && getComputedStyle(each).visibility !== "hidden" && !each.closest("[aria-hidden=true]")
  const called = each => each.tagName.toLowerCase() + (each.className.baseVal ?? each.className ? `.${String(each.className.baseVal ?? each.className).split(" ")[0]}` : "")
  const byIds = each => (each.getAttribute("aria-labelledby") || "").split(" ").map(id => document.getElementById(id)?.textContent || "").join(" ")
  const name = each => [each.getAttribute("aria-label"), byIds(each), each.getAttribute("alt"), each.textContent,
    ...[...(each.labels || [])].map(label => label.textContent), ...all("img", each).map(image => image.alt), each.getAttribute("title")].find(text => text?.trim())
  const faults = []
  const fault = (why, each) => faults.push(`${why}: ${called(each)}`)

  if (!document.documentElement.lang || !document.title.trim()) faults.push("no language or title")
  for (const landmark of ["main", "h1"]) {
    const count = all(landmark).filter(shown).length
    if (count !== 1) faults.push(`${count} ${landmark}`)
  }
  let level = 1
  for (const heading of all("main :is(h1, h2, h3, h4, h5, h6)").filter(shown)) {
    const next = Number(heading.tagName[1])
    if (next > level + 1) fault(`heading ${next} after ${level}`, heading)
    level = next
  }
  for (const each of all("a[href], button, input, select, textarea, summary, [role=img], [role=dialog], [role=region], [role=group], img").filter(shown)) {
    if (!name(each) && each.alt !== "") fault("no name", each)
  }
  for (const each of all("[role=img], [role=img] *, button *, a[href] *, summary *, label *")) {
    if (each.tabIndex >= 0 && each.getAttribute("role") !== "img" && !each.closest("label")) fault("nested", each)
    if (each.getAttribute("role") === "img" && each.querySelector("a[href], button, [tabindex]")) fault("nested", each)
  }
  for (const each of all("label, span:not([role]), div:not([role])")) {
    if (each.hasAttribute("aria-label") || each.hasAttribute("aria-labelledby")) fault("a name that is not read", each)
  }
  const ids = all("[id]").map(each => each.id)
  ids.filter((id, place) => ids.indexOf(id) !== place).forEach(id => faults.push(`twice: ${id}`))
  for (const each of all("label[for]").filter(shown)) {
    const box = document.getElementById(each.htmlFor)
    if (box && !shown(box) && !each.closest(".md-search, .md-overlay, [data-md-component=palette]")) fault("no way by keyboard", each)
  }
  for (const nav of all("nav").filter(shown)) if (!nav.getAttribute("aria-label") && !byIds(nav).trim()) fault("no name", nav)
  return [...new Set(faults)]
})()
