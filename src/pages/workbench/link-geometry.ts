import type { Point } from '../../domain/records/target.ts'
import type { MarkPlace, PageRect } from '../../session/pane-surfaces.ts'

/** A mark as one pane shows it. Points in CSS pixels of the page's viewport. */
export interface SeenMark {
  readonly annotationId: string
  readonly paneId: string
  readonly place: MarkPlace
  /** What the pane shows of the page. */
  readonly box: PageRect
}

/** Where a line ends. */
export interface LineEnd {
  readonly at: Point
  /** Direction to a mark that is out of the pane's sight, of length 1; null where the mark is seen. */
  readonly outward: Point | null
}

export interface LinkLine {
  readonly from: LineEnd
  readonly to: LineEnd
  /** SVG path data. */
  readonly path: string
}

/** Room between the border of a pane and a line that ends at it. */
const insetPx = 9
/** How far the curve runs on in the direction it leaves a mark. */
const leastBendPx = 18
const greatestBendPx = 140

const centreOf = ({ left, top, right, bottom }: PageRect): Point => ({ x: (left + right) / 2, y: (top + bottom) / 2 })

/** A line between two marks in two panes: from edge to edge, ending at the border of a pane where its mark is out of sight. */
export function linkLine(a: SeenMark, b: SeenMark): LinkLine {
  const near = a.place.anchor(centreOf(b.place.bounds))
  const far = b.place.anchor(near)
  const areBeside = isBeside(a.box, b.box)
  const from = atBorder(a, endAt(a, a.place.anchor(far)), areBeside ? b.box : null)
  const to = atBorder(b, endAt(b, far), areBeside ? a.box : null)
  // Where text is tagged, the line keeps below it, as if it drew the line under the words further.
  const start = areBeside ? crossing(a, from, b.box) : from.at
  const end = areBeside ? crossing(b, to, a.box) : to.at
  return { from, to, path: `M ${point(from.at)} L ${point(start)} ${curve(start, end, areBeside)} L ${point(to.at)}` }
}

/** What is out of sight in a text is pointed at from beside the text, not from within it. */
function atBorder({ place, box }: SeenMark, end: LineEnd, other: PageRect | null): LineEnd {
  if (other === null || place.isLevel !== true || end.outward === null) return end
  return { ...end, at: { x: other.right <= box.left + 1 ? box.left + insetPx : box.right - insetPx, y: end.at.y } }
}

/** Where a line leaves the pane of one of its marks on its way to the other pane, as far as it runs level there. */
function crossing({ place, box }: SeenMark, { at }: LineEnd, other: PageRect): Point {
  if (place.isLevel !== true) return at
  return { x: other.right <= box.left + 1 ? box.left : box.right, y: at.y }
}

function endAt({ place, box }: SeenMark, anchor: Point): LineEnd {
  const at = within(box, anchor)
  if (isInSight(place.bounds, box)) return { at, outward: null }
  const middle = nearestIn(place.bounds, at)
  const length = Math.hypot(middle.x - at.x, middle.y - at.y)
  return {
    at,
    outward: length === 0 ? { x: 0, y: 1 } : { x: (middle.x - at.x) / length, y: (middle.y - at.y) / length },
  }
}

function isInSight(bounds: PageRect, box: PageRect): boolean {
  return bounds.left < box.right && bounds.right > box.left && bounds.top < box.bottom && bounds.bottom > box.top
}

function nearestIn({ left, top, right, bottom }: PageRect, { x, y }: Point): Point {
  return { x: Math.min(right, Math.max(left, x)), y: Math.min(bottom, Math.max(top, y)) }
}

function within({ left, top, right, bottom }: PageRect, { x, y }: Point): Point {
  const room = Math.max(0, Math.min(insetPx, (right - left) / 2, (bottom - top) / 2))
  const isInside = x >= left && x <= right && y >= top && y <= bottom
  if (isInside) return { x, y }
  return {
    x: Math.min(right - room, Math.max(left + room, x)),
    y: Math.min(bottom - room, Math.max(top + room, y)),
  }
}

/** Whether two panes lie side by side, not one above the other. */
function isBeside(a: PageRect, b: PageRect): boolean {
  return a.right <= b.left + 1 || b.right <= a.left + 1
}

function curve(from: Point, to: Point, isLevel: boolean): string {
  const along = isLevel ? to.x - from.x : to.y - from.y
  const bend = Math.sign(along) * Math.min(greatestBendPx, Math.max(leastBendPx, Math.abs(along) * 0.45))
  const [first, second] = isLevel
    ? [
        { x: from.x + bend, y: from.y },
        { x: to.x - bend, y: to.y },
      ]
    : [
        { x: from.x, y: from.y + bend },
        { x: to.x, y: to.y - bend },
      ]
  return `C ${point(first)}, ${point(second)}, ${point(to)}`
}

function point({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}
