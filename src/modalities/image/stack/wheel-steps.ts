/** A turn of a mouse's wheel by one notch; a trackpad sends far less at a time. */
const notch = 50
/** How far two fingers go for one slice, CSS pixels. */
const trackpadStep = 24
/** After a pause of so long a gesture begins anew, ms. */
const pauseMs = 250

type Wheel = Pick<WheelEvent, 'deltaY' | 'deltaX' | 'deltaMode' | 'timeStamp'>

/**
 * Turns what a wheel or a trackpad sends into slices to go, downwards positive: a notch is a slice, however far the system says it
 * scrolls; small movements add up.
 */
export function createWheelSteps(): (event: Wheel) => number {
  let gathered = 0
  let last = Number.NEGATIVE_INFINITY
  return ({ deltaX, deltaY, deltaMode, timeStamp }) => {
    if (timeStamp - last > pauseMs) gathered = 0
    last = timeStamp
    // With Shift some systems turn the wheel sideways.
    const delta = Math.abs(deltaY) >= Math.abs(deltaX) ? deltaY : deltaX
    if (delta === 0) return 0
    if (deltaMode !== 0 || Math.abs(delta) >= notch) {
      gathered = 0
      return Math.sign(delta)
    }
    if (Math.sign(delta) !== Math.sign(gathered)) gathered = 0
    gathered += delta
    const steps = Math.trunc(gathered / trackpadStep)
    gathered -= steps * trackpadStep
    return steps === 0 ? 0 : steps
  }
}
