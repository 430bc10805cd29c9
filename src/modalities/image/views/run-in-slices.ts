/** Takes work that yields often, and does it in slices. Returns a function that stops it. */
export type SliceRunner = (work: Iterator<void>, whenDone: () => void) => () => void

/** Longest a slice may take before the browser gets its turn: well under a frame, since the last step may overrun. */
const sliceMs = 6

/** Does work a slice at a time between the browser's own tasks, so that input and frames are not held up. */
export const runInSlices: SliceRunner = (work, whenDone) => {
  let stopped = false
  // Unlike a timer, a message is not held back by 4 ms when nested.
  const channel = new MessageChannel()
  channel.port1.onmessage = () => {
    if (stopped) return
    const until = performance.now() + sliceMs
    while (performance.now() < until) {
      if (work.next().done !== true) continue
      stop()
      whenDone()
      return
    }
    channel.port2.postMessage(null)
  }
  function stop(): void {
    stopped = true
    channel.port1.close()
  }
  channel.port2.postMessage(null)
  return stop
}
