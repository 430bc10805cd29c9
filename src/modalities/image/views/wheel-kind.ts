/** What turning a wheel or stroking a trackpad means. */
export type WheelMeaning = { readonly zooms: number } | { readonly pans: { readonly x: number; readonly y: number } }

type Wheel = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey'>

/** How much one unit of the wheel zooms; a trackpad's pinch, which browsers send as a wheel with Ctrl, sends far smaller ones. */
const zoomPerWheel = 0.0015
const zoomPerPinch = 0.01
const pixelsALine = 16
/** One notch of a wheel is told as so many pixels at least; two fingers on a trackpad send less at a time. */
const leastNotch = 40

/**
 * A mouse wheel zooms, two fingers on a trackpad pan, a pinch zooms. They are told apart by what they send: a wheel turns in one
 * direction by whole notches, a trackpad in two and by a few pixels. Whoever began a gesture goes on with it.
 */
export function createWheelReader(): (event: Wheel, timeStampMs: number) => WheelMeaning {
  let wasTrackpad = false
  let lastMs = Number.NEGATIVE_INFINITY
  return (event, timeStampMs) => {
    const isNew = timeStampMs - lastMs > 250
    lastMs = timeStampMs
    // A wheel that is turned with Ctrl held comes by the notch, as without.
    const zoomPerUnit = Math.abs(inPixels(event)) >= leastNotch ? zoomPerWheel : zoomPerPinch
    if (event.ctrlKey) return { zooms: Math.exp(-inPixels(event) * zoomPerUnit) }
    const isNotch = event.deltaMode !== 0 || (event.deltaX === 0 && Math.abs(event.deltaY) >= leastNotch)
    if (isNew) wasTrackpad = !isNotch
    else if (event.deltaX !== 0 && event.deltaY !== 0) wasTrackpad = true
    if (wasTrackpad) return { pans: { x: -event.deltaX, y: -event.deltaY } }
    return { zooms: Math.exp(-inPixels(event) * zoomPerWheel) }
  }
}

function inPixels({ deltaY, deltaMode }: Wheel): number {
  return deltaMode === 1 ? deltaY * pixelsALine : deltaY
}
