/** Calls its listener after every change. Returns the unsubscriber. */
export type Subscribe = (listener: () => void) => () => void

/** The part of a viewer that draws by itself what changed, in the next frame. */
const pictureSelector = '[data-transform]'

/** A page that gets no frames, because another window lies over it, say, waits no longer than so many milliseconds. */
const latestMs = 500

/** What a reader does to panels, before the panels themselves hear of it. */
const inputs = ['keydown', 'pointerdown', 'click', 'beforeinput'] as const

const waiting = new Set<() => void>()
let stopWaiting: (() => void) | null = null
/** Counts the waits, so that the message of one that was cut short is known. */
let turn = 0
let channel: MessageChannel | undefined

/**
 * Calls once the next frame is on its way to the screen; several times asked, once. What changes a picture is drawn in that frame, and
 * the panels, which take longer, follow with the one after it. What a reader does in a panel is shown there at once, for a field must
 * not go back to what it was; so is all that waits by then. A page out of sight has no frames and waits for none.
 */
export function afterFrame(call: () => void): void {
  waiting.add(call)
  if (isDoneInPanel() || document.visibilityState === 'hidden') catchUp()
  else stopWaiting ??= waitForFrame()
}

/** Calls now what waits for the frame: for those who look for something in a panel. */
export function catchUp(): void {
  stopWaiting?.()
  stopWaiting = null
  const calls = [...waiting]
  waiting.clear()
  for (const call of calls) call()
}

/** A subscription whose listener hears of changes after the frame. */
export function hearAfterFrame(subscribe: Subscribe): Subscribe {
  return (listener) => {
    // One of its own: two who listen with the same function both hear.
    const call = () => listener()
    const stop = subscribe(() => afterFrame(call))
    return () => {
      waiting.delete(call)
      stop()
    }
  }
}

function waitForFrame(): () => void {
  const own = ++turn
  channel ??= openChannel()
  const { port2 } = channel
  // A message is a turn of its own, after the one in which the browser draws the frame.
  const frame = requestAnimationFrame(() => port2.postMessage(own))
  const timer = setTimeout(catchUp, latestMs)
  for (const type of inputs) window.addEventListener(type, onInput, true)
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    for (const type of inputs) window.removeEventListener(type, onInput, true)
  }
}

function openChannel(): MessageChannel {
  const opened = new MessageChannel()
  opened.port1.onmessage = ({ data }) => {
    if (data === turn && stopWaiting !== null) catchUp()
  }
  return opened
}

function onInput(): void {
  if (isDoneInPanel()) catchUp()
}

/** Whether the event under way, if any, is one of a panel. What a promise brings, and keys pressed with the focus nowhere, are none. */
function isDoneInPanel(): boolean {
  const target = window.event?.target
  if (!(target instanceof Element) || target === document.body || target === document.documentElement) return false
  return target.closest(pictureSelector) === null
}
