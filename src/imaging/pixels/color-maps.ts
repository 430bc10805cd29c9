/** A scale of colours for pictures of one sample a pixel: it changes how values look, never the values. */
export interface ColorMap {
  readonly id: string
  readonly name: string
  /** 256 opaque pixels, RGBA bytes in memory order read as little-endian numbers: what black, greys and white become. */
  readonly colors: Uint32Array<ArrayBuffer>
}

/** Entry and value, from 0 to 255 both: straight lines run between them. */
type Knots = readonly (readonly [entry: number, value: number])[]

/** Well-known palettes. Source: DICOM PS3.6, annex B.1. */
const hotIron = {
  red: [
    [0, 0],
    [127, 254],
    [129, 255],
    [255, 255],
  ],
  green: [
    [0, 0],
    [128, 0],
    [254, 252],
    [255, 255],
  ],
  blue: [
    [0, 0],
    [191, 0],
    [254, 252],
    [255, 255],
  ],
} as const

const pet = {
  red: [
    [0, 0],
    [63, 0],
    [64, 1],
    [149, 170],
    [150, 171],
    [192, 255],
    [255, 255],
  ],
  green: [
    ...([
      [0, 0],
      [31, 62],
      [33, 67],
      [62, 125],
      [63, 128],
      [95, 64],
    ] as const),
    ...([
      [97, 61],
      [127, 1],
      [128, 0],
      [254, 252],
      [255, 255],
    ] as const),
  ],
  blue: [
    [0, 0],
    [1, 1],
    [128, 255],
    [130, 248],
    [192, 0],
    [233, 165],
    [235, 174],
    [254, 250],
    [255, 255],
  ],
} as const

const hotMetalBlue = {
  red: [
    [0, 0],
    [85, 0],
    [102, 50],
    [119, 90],
    [153, 190],
    [170, 255],
    [255, 255],
  ],
  green: [
    [0, 0],
    [119, 0],
    [238, 224],
    [255, 255],
  ],
  blue: [
    ...([
      [0, 0],
      [17, 33],
      [42, 83],
      [43, 84],
      [76, 149],
      [93, 183],
      [94, 184],
    ] as const),
    ...([
      [102, 200],
      [119, 150],
      [136, 50],
      [153, 0],
      [170, 0],
      [238, 200],
      [255, 255],
    ] as const),
  ],
} as const

/** Where each of the twenty steps begins, and its colour, RRGGBB. */
const pet20Steps: readonly (readonly [from: number, color: number])[] = [
  ...([
    [0, 0x000000],
    [13, 0x600050],
    [26, 0x303050],
    [39, 0x303070],
    [51, 0x505080],
  ] as const),
  ...([
    [64, 0x6060b0],
    [77, 0x7070c0],
    [90, 0x8080e0],
    [102, 0x306030],
    [115, 0x309030],
  ] as const),
  ...([
    [128, 0x50c050],
    [141, 0x40e040],
    [153, 0xe0e050],
    [166, 0xd0d060],
    [179, 0xd0b040],
  ] as const),
  ...([
    [192, 0xd09000],
    [204, 0xc06000],
    [217, 0xb03000],
    [230, 0xff0000],
    [243, 0xffffff],
  ] as const),
]

/**
 * Perceptually even, and so for colour-blind readers: within one level of the 256 colours of "viridis" by S. van der Walt and N. Smith
 * (CC0, part of Matplotlib).
 */
const viridis = {
  red: [
    ...([
      [0, 68],
      [20, 72],
      [35, 70],
      [59, 61],
      [93, 45],
      [132, 31],
      [147, 31],
      [162, 42],
    ] as const),
    ...([
      [179, 68],
      [198, 108],
      [223, 170],
      [237, 208],
      [244, 226],
      [253, 248],
      [255, 253],
    ] as const),
  ],
  green: [
    ...([
      [0, 1],
      [20, 29],
      [35, 48],
      [59, 77],
      [93, 112],
      [132, 148],
      [147, 162],
      [162, 176],
    ] as const),
    ...([
      [179, 191],
      [198, 205],
      [223, 220],
      [237, 225],
      [244, 228],
      [253, 230],
      [255, 231],
    ] as const),
  ],
  blue: [
    ...([
      [0, 84],
      [20, 111],
      [35, 126],
      [59, 138],
      [93, 142],
      [132, 140],
      [147, 135],
      [162, 127],
    ] as const),
    ...([
      [179, 112],
      [198, 90],
      [223, 50],
      [237, 28],
      [244, 24],
      [253, 33],
      [255, 37],
    ] as const),
  ],
} as const

/** All but grey, in the order of the menu. */
export const colorMaps: readonly ColorMap[] = [
  { id: 'hot-iron', name: 'Hot iron', colors: ofKnots(hotIron) },
  { id: 'pet', name: 'PET', colors: ofKnots(pet) },
  { id: 'hot-metal-blue', name: 'Hot metal blue', colors: ofKnots(hotMetalBlue) },
  { id: 'pet-20-step', name: 'PET, 20 steps', colors: ofSteps(pet20Steps) },
  { id: 'viridis', name: 'Viridis', colors: ofKnots(viridis) },
]

const turnedOver = new Map(colorMaps.map(({ id, colors }) => [id, colors.slice().reverse()]))

/** The colours of a map, the other way round for a view that is inverted; undefined for grey (null) and for maps that are not known. */
export function colorsOf(id: string | null, isInverted: boolean): Uint32Array<ArrayBuffer> | undefined {
  if (id === null) return undefined
  return isInverted ? turnedOver.get(id) : colorMaps.find((map) => map.id === id)?.colors
}

function ofKnots({ red, green, blue }: Readonly<Record<'red' | 'green' | 'blue', Knots>>): Uint32Array<ArrayBuffer> {
  return Uint32Array.from({ length: 256 }, (_, entry) => opaque(at(red, entry), at(green, entry), at(blue, entry)))
}

function at(knots: Knots, entry: number): number {
  const after = knots.findIndex(([to]) => to >= entry)
  const [to, high] = knots[after] ?? [0, 0]
  const [from, low] = knots[after - 1] ?? [to, high]
  return to === from ? high : Math.round(low + ((high - low) * (entry - from)) / (to - from))
}

function ofSteps(steps: readonly (readonly [from: number, color: number])[]): Uint32Array<ArrayBuffer> {
  return Uint32Array.from({ length: 256 }, (_, entry) => {
    const color = steps.findLast(([from]) => from <= entry)?.[1] ?? 0
    return opaque(color >> 16, (color >> 8) & 255, color & 255)
  })
}

function opaque(red: number, green: number, blue: number): number {
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0
}
