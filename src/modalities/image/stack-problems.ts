import type { StackFlag } from '../../domain/stack/stack-flags.ts'
import { type Problem, problem } from '../../lib/result.ts'

/** A flag of a stack as something to tell: `stack-gap`, `stack-duplicate`, ... */
export function flagProblem({ kind, ...params }: StackFlag): Problem {
  return problem(`stack-${kind}`, params)
}

type Params = Problem['params']

const mm = (value: unknown) => `${Number(Number(value).toFixed(2))} mm`

/** The first places in words: "behind slice 12 about 3 slices (7.5 mm), ...". */
function gapText(places: unknown): string {
  const all = Array.isArray(places) ? places : []
  const some = all.slice(0, 3).map(({ after, missing, distanceMm }) => {
    const count = Number(missing) === 1 ? 'one slice' : `about ${Number(missing)} slices`
    return `${count} behind slice ${Number(after) + 1} (the next lies ${mm(distanceMm)} on)`
  })
  return all.length > 3 ? `${some.join(', ')} and at ${all.length - 3} more places` : some.join(', ')
}

function placesText(at: unknown): string {
  const all = Array.isArray(at) ? at.map((index) => Number(index) + 1) : []
  const some = all.slice(0, 5).join(', ')
  return all.length > 5 ? `${some} and ${all.length - 5} more` : some
}

export const stackMessages: Readonly<Record<string, (params: Params) => string>> = {
  'stack-gap': ({ places }) => `Slices are missing: ${gapText(places)}.`,
  'stack-duplicate': ({ at }) =>
    `Several slices lie at one place: ${placesText(at)} where the one before lies. They stand in the order of their numbers.`,
  'stack-irregular': ({ leastMm, mostMm }) =>
    `The slices are unevenly spaced: from ${mm(leastMm)} to ${mm(mostMm)} apart.`,
  'stack-tilt': ({ degrees }) =>
    `The slices are stacked at an angle of ${Number(Number(degrees).toFixed(1))}° to their normal, as with a tilted gantry. Positions and links between panes allow for it.`,
  'stack-mixed': ({ orientations }) =>
    `The pictures of this file are ${Number(orientations)} stacks, of other orientations or named as such. They follow each other, one stack after the other.`,
  'stack-volumes': ({ volumes, slices }) =>
    `The same ${Number(slices) === 1 ? 'place was' : `${Number(slices)} places were`} taken ${Number(volumes)} times: ${Number(volumes)} volumes, one after the other. Beneath the picture you go from volume to volume.`,
  'stack-one-place': ({ count }) =>
    `All ${Number(count)} pictures lie at one place, as those of a film do. They stand in the order of their numbers.`,
  'stack-unplaced': ({ count }) =>
    `The header does not say where ${Number(count)} of the slices lie. They stand in the order of their numbers, and nothing can be linked by place.`,
  'series-split': ({ items }) =>
    `The pictures of one series differ in orientation, size or spacing: they are ${Number(items)} items.`,
}
