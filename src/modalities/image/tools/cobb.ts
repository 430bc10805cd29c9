import { toolFaces } from './faces.ts'
import { placingTool } from './placing-tool.ts'

/** The angle between two lines that need not meet: the end plates of two vertebrae (Cobb 1948). */
export const cobbTool = placingTool({
  ...toolFaces.cobb,
  places: [
    'one end of the upper end plate',
    'the other end of the upper end plate',
    'one end of the lower end plate',
    'the other end of the lower end plate',
  ],
  make: ([p, q, r, s]) =>
    p === undefined || q === undefined || r === undefined || s === undefined
      ? null
      : { kind: 'cobb', a: { a: p, b: q }, b: { a: r, b: s } },
  preview([p, q, r, s]) {
    if (p === undefined || q === undefined) return null
    if (r === undefined) return { kind: 'polyline', points: [p, q] }
    return { kind: 'cobb', a: { a: p, b: q }, b: { a: r, b: s ?? r } }
  },
})
