// Texts whose contrast with what they stand on is below WCAG AA: 4.5, or 3 for large ones.
(() => {
  const numbers = colour => {
    const mixed = /color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)/.exec(colour)
    if (mixed) return [mixed[1] * 255, mixed[2] * 255, mixed[3] * 255, mixed[4] ?? 1].map(Number)
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number)
    return [r, g, b, a]
  }
  const light = ([r, g, b]) => [r, g, b].map(each => {
    const part = each / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }).reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0)
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1]
  const ground = element => {
    for (let each = element; each; each = each.parentElement) {
      const colour = numbers(getComputedStyle(each).backgroundColor)
      if (colour[3] === 1) return colour
      if (colour[3] > 0) return over(colour, ground(each.parentElement))
    }
    return [255, 255, 255, 1]
  }
  const faint = []
  const walker = document.createTreeWalker(document.querySelector(".md-container"), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    if (!walker.currentNode.textContent.trim() || element.closest("svg, script, style, [hidden]")) continue
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    if (!box.width || style.visibility === "hidden" || style.opacity === "0") continue
    const paper = ground(element)
    const a = light(over(numbers(style.color), paper)) + 0.05, b = light(paper) + 0.05
    const ratio = Math.max(a, b) / Math.min(a, b)
    const size = parseFloat(style.fontSize)
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5
    if (ratio < least) faint.push(`${element.className || element.tagName} ${ratio.toFixed(2)}`)
  }
  return [...new Set(faint)]
})()
