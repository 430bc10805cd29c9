import type { Change } from '../../domain/log/change.ts'

/** Changes that move a side along with something else. */
const causes: Readonly<Record<string, string>> = {
  'annotation.set-target': 'moved across the middle',
  'annotation.move': 'moved across the middle',
  'item.state-fact': 'by what was stated of the image',
}

/** What to say of the sides that a change moved by itself: "Now on the left: moved across the middle"; null where it moved none. */
export function sideNotice({ command, patches }: Change): string | null {
  const cause = causes[command]
  if (cause === undefined) return null
  const sides = patches.flatMap((patch) =>
    patch.op === 'set' && patch.kind === 'annotation'
      ? patch.fields.flatMap(([path, , to]) => (path === '/laterality' ? [String(to)] : []))
      : [],
  )
  const [first, ...others] = sides
  if (first === undefined) return null
  if (others.length === 0) return `${now[first] ?? now.unknown}: ${cause}`
  return `${sides.length} marks are on other sides now, ${cause}`
}

const now: Readonly<Record<string, string>> = {
  left: 'Now on the patient’s left',
  right: 'Now on the patient’s right',
  bilateral: 'Now on both sides',
  midline: 'Now in the midline',
  unknown: 'The side is not known any more',
}
