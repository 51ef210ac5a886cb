// Opened as a file, a page may not start a worker: the search then runs in the page itself.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super()
      this.ready = new Promise(resolve => {
        const script = document.createElement("script")
        script.src = url
        script.onload = resolve
        document.head.append(script)
      })
    }
    postMessage(message) {
      this.ready.then(() => {
        const data = window.passationSearch(message)
        this.dispatchEvent(new MessageEvent("message", { data }))
      })
    }
  }
}
