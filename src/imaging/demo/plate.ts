/** A picture of path lengths: how many millimetres of something each ray went through. */
export interface Plate {
  readonly widthPx: number
  readonly heightPx: number
  readonly mmPerPx: number
  /** Row-major, millimetres. */
  readonly mm: Float32Array<ArrayBuffer>
  /** Room to work in, all zero between calls: one more than the distance to the nearest axis so far. */
  readonly nearest: Float32Array<ArrayBuffer>
  /** What the tube being added has put at each pixel. */
  readonly added: Float32Array<ArrayBuffer>
}

/** A place on the plate in millimetres: x from the midline, positive to the patient's left (the right of the picture); y from the top. */
export interface PlatePoint {
  readonly x: number
  readonly y: number
}

export function newPlate(widthPx: number, heightPx: number, mmPerPx: number): Plate {
  const pixels = widthPx * heightPx
  return {
    widthPx,
    heightPx,
    mmPerPx,
    mm: new Float32Array(pixels),
    nearest: new Float32Array(pixels),
    added: new Float32Array(pixels),
  }
}

/** Column of a place. */
export function columnOf(plate: Plate, x: number): number {
  return x / plate.mmPerPx + plate.widthPx / 2
}

/** Calls for every pixel of a box given in millimetres, with the pixel's index and the place of its centre. */
export function eachPixel(
  plate: Plate,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  visit: (index: number, x: number, y: number) => void,
): void {
  const { widthPx, heightPx, mmPerPx } = plate
  const firstColumn = Math.max(0, Math.floor(columnOf(plate, box.left)))
  const lastColumn = Math.min(widthPx - 1, Math.ceil(columnOf(plate, box.right)))
  const lastRow = Math.min(heightPx - 1, Math.ceil(box.bottom / mmPerPx))
  for (let row = Math.max(0, Math.floor(box.top / mmPerPx)); row <= lastRow; row++) {
    const y = (row + 0.5) * mmPerPx
    for (let column = firstColumn; column <= lastColumn; column++) {
      visit(row * widthPx + column, (column + 0.5 - widthPx / 2) * mmPerPx, y)
    }
  }
}

export const wholePlate = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 }

export interface TubePoint extends PlatePoint {
  readonly radius: number
}

/**
 * Adds a bent tube: at each pixel the way through the joint whose axis is nearest, so that joints neither show nor count twice.
 * @param depthAt path length at `d` from the axis of a tube of `radius`, both in millimetres
 */
export function addTube(
  plate: Plate,
  points: readonly TubePoint[],
  depthAt: (d: number, radius: number) => number,
): void {
  addTree(plate, [points], depthAt)
}

/** The same for a tube with branches: where they meet counts once. @param weightAt factor by pixel index, 1 by default */
export function addTree(
  plate: Plate,
  branches: readonly (readonly TubePoint[])[],
  depthAt: (d: number, radius: number) => number,
  weightAt?: (index: number) => number,
): void {
  const { nearest, added, mm } = plate
  const touched: number[] = []
  for (const [a, b] of branches.flatMap(jointsOf)) {
    const reach = Math.max(a.radius, b.radius)
    const dx = b.x - a.x
    const dy = b.y - a.y
    const lengthSquared = dx * dx + dy * dy
    const box = {
      left: Math.min(a.x, b.x) - reach,
      right: Math.max(a.x, b.x) + reach,
      top: Math.min(a.y, b.y) - reach,
      bottom: Math.max(a.y, b.y) + reach,
    }
    eachPixel(plate, box, (index, x, y) => {
      const along = lengthSquared === 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / lengthSquared
      const t = Math.min(1, Math.max(0, along))
      const offX = x - a.x - t * dx
      const offY = y - a.y - t * dy
      const radius = a.radius + t * (b.radius - a.radius)
      const d = Math.sqrt(offX * offX + offY * offY)
      if (d >= radius) return
      const before = nearest[index] ?? 0
      if (before !== 0 && before <= d + 1) return
      if (before !== 0) mm[index] = (mm[index] ?? 0) - (added[index] ?? 0)
      else touched.push(index)
      nearest[index] = d + 1
      added[index] = depthAt(d, radius) * (weightAt?.(index) ?? 1)
      mm[index] = (mm[index] ?? 0) + (added[index] ?? 0)
    })
  }
  for (const index of touched) nearest[index] = 0
}

function jointsOf(points: readonly TubePoint[]): [TubePoint, TubePoint][] {
  return points.slice(1).flatMap((b, i): [TubePoint, TubePoint][] => {
    const a = points[i]
    return a === undefined ? [] : [[a, b]]
  })
}

/** Way through a solid round tube or ball. */
export function solid(d: number, radius: number): number {
  return 2 * Math.sqrt(Math.max(0, radius * radius - d * d))
}

/** Way through the bone of a round bone: a dense shell around a core that counts a fifth. */
export function corticalBone(shellMm: number): (d: number, radius: number) => number {
  return (d, radius) => {
    const core = Math.max(0, radius - shellMm)
    const inside = d < core ? solid(d, core) : 0
    return solid(d, radius) - 0.8 * inside
  }
}

/** Mean over a square of `radiusPx` each way, three times: close to a Gaussian. The edge pixels stand for what lies beyond. */
export function blurred(plate: Plate, radiusPx: number): Plate {
  let source = plate.mm
  const { widthPx, heightPx } = plate
  for (let pass = 0; pass < 3; pass++) {
    source = blurLines(source, widthPx, heightPx, 1, widthPx, radiusPx)
    source = blurLines(source, heightPx, widthPx, widthPx, 1, radiusPx)
  }
  return { ...plate, mm: source }
}

function blurLines(
  source: Float32Array<ArrayBuffer>,
  length: number,
  lines: number,
  step: number,
  lineStep: number,
  radius: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(source.length)
  const size = 2 * radius + 1
  for (let line = 0; line < lines; line++) {
    const first = line * lineStep
    const last = first + (length - 1) * step
    const firstValue = source[first] ?? 0
    const lastValue = source[last] ?? 0
    let sum = firstValue * (radius + 1)
    for (let i = 1; i <= radius; i++) sum += source[first + Math.min(i, length - 1) * step] ?? 0
    for (let i = 0; i < length; i++) {
      out[first + i * step] = sum / size
      const entering = i + radius + 1 < length ? (source[first + (i + radius + 1) * step] ?? 0) : lastValue
      const leaving = i - radius >= 0 ? (source[first + (i - radius) * step] ?? 0) : firstValue
      sum += entering - leaving
    }
  }
  return out
}
