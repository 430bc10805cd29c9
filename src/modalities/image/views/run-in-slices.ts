/** Takes work that yields often, and does it in slices. Returns a function that stops it. */
export type SliceRunner = (work: Iterator<void>, whenDone: () => void) => () => void

/** Longest a slice may take before the browser gets its turn: well under a frame, since the last step may overrun. */
const sliceMs = 6
/** So long after the last frame another one is waited for: slice upon slice the browser would put it off again and again. */
const frameDueMs = 10

/** Does work a slice at a time between the browser's own tasks and frames, so that input and drawing are not held up. */
export const runInSlices: SliceRunner = (work, whenDone) => {
  let stopped = false
  let frame = 0
  let frameMs = performance.now()
  // Unlike a timer, a message is not held back by 4 ms when nested.
  const channel = new MessageChannel()
  const goOn = () => channel.port2.postMessage(null)

  channel.port1.onmessage = () => {
    if (stopped) return
    const until = performance.now() + sliceMs
    while (performance.now() < until) {
      if (work.next().done !== true) continue
      stop()
      whenDone()
      return
    }
    // A page out of sight has no frames.
    if (document.hidden || performance.now() - frameMs < frameDueMs) goOn()
    else frame = requestAnimationFrame(frameSeen)
  }
  function frameSeen(): void {
    frameMs = performance.now()
    goOn()
  }
  function stop(): void {
    stopped = true
    cancelAnimationFrame(frame)
    channel.port1.close()
  }
  goOn()
  return stop
}
