/** A turn of a mouse's wheel by one notch; a trackpad sends far less at a time. */
const notch = 50
/** How far two fingers go for one slice, CSS pixels. */
const trackpadStep = 24
/** Notches that follow each other faster are a spin, ms: no finger turns a wheel notch by notch like that. */
const spinMs = 40
/** So many notches of a spin go one slice each; then it gains one slice a notch after every so many. */
const notchesToGain = 4
/** A spin gains no more than goes through a stack of so many slices in its own way. */
const slicesForOneMore = 60
/** After a pause of so long a gesture begins anew, ms. */
const pauseMs = 250

type Wheel = Pick<WheelEvent, 'deltaY' | 'deltaX' | 'deltaMode' | 'timeStamp'>

/**
 * Turns what a wheel or a trackpad sends into slices to go, downwards positive: a notch is a slice, however far the system says it
 * scrolls; small movements add up. A wheel that is spun goes faster the longer it spins, in a stack that takes long to go through.
 * @param depth how many slices there are to go through
 */
export function createWheelSteps(depth: number): (event: Wheel) => number {
  const mostGained = Math.floor(depth / slicesForOneMore)
  let spun = 0
  let wasDown = false
  let gathered = 0
  let last = Number.NEGATIVE_INFINITY
  return ({ deltaX, deltaY, deltaMode, timeStamp }) => {
    const sinceLastMs = timeStamp - last
    if (sinceLastMs > pauseMs) gathered = 0
    last = timeStamp
    // With Shift some systems turn the wheel sideways.
    const delta = Math.abs(deltaY) >= Math.abs(deltaX) ? deltaY : deltaX
    if (delta === 0) return 0
    if (deltaMode !== 0 || Math.abs(delta) >= notch) {
      gathered = 0
      spun = sinceLastMs < spinMs && wasDown === delta > 0 ? spun + 1 : 0
      wasDown = delta > 0
      return Math.sign(delta) * (1 + Math.min(mostGained, Math.floor(spun / notchesToGain)))
    }
    if (Math.sign(delta) !== Math.sign(gathered)) gathered = 0
    gathered += delta
    const steps = Math.trunc(gathered / trackpadStep)
    gathered -= steps * trackpadStep
    return steps === 0 ? 0 : steps
  }
}
