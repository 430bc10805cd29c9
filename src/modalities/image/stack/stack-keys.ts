import type { ViewerKey } from '../../../contracts/modality.ts'
import type { Cine } from './cine.ts'
import type { OpenedStack } from './opened-stack.ts'

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey'>

/** To which slice of its volume a key leads; null where it is none of the stack's. @param isFree whether nothing is drawn or selected that arrows move */
export function sliceForKey({ key, altKey, shiftKey }: Key, stack: OpenedStack, isFree: boolean): number | null {
  if (shiftKey) return null
  const mayStep = altKey || isFree
  const slice = stack.wanted() % stack.depth
  if (key === 'ArrowUp') return mayStep ? slice - 1 : null
  if (key === 'ArrowDown') return mayStep ? slice + 1 : null
  if (altKey) return null
  if (key === 'Home') return 0
  return key === 'End' ? stack.depth - 1 : null
}

/** How many volumes on a key leads; 0 where it is none for that. */
function volumesForKey({ key, altKey, shiftKey }: Key): number {
  if (!altKey || !shiftKey) return 0
  return key === 'PageUp' ? -1 : key === 'PageDown' ? 1 : 0
}

/** Does what a key asks of a stack; false where it asks nothing. */
export function handleStackKey(event: Key, stack: OpenedStack, cine: Cine | null, isFree: boolean): boolean {
  if (event.key === ' ' && event.shiftKey && cine !== null) {
    cine.toggle()
    return true
  }
  const volumes = stack.count > stack.depth ? volumesForKey(event) : 0
  const slice = sliceForKey(event, stack, isFree)
  if (volumes === 0 && slice === null) return false
  cine?.stop()
  if (slice !== null) stack.goSlice(slice)
  else stack.goVolume(Math.floor(stack.wanted() / stack.depth) + volumes)
  return true
}

/** For the list of keys. */
export const stackKeys: readonly ViewerKey[] = [
  { chord: 'ArrowDown', text: 'Next slice, with nothing selected' },
  { chord: 'ArrowUp', text: 'Previous slice, with nothing selected' },
  { chord: 'Alt+ArrowDown', text: 'Next slice, always' },
  { chord: 'Alt+ArrowUp', text: 'Previous slice, always' },
  { chord: 'Home', text: 'First slice' },
  { chord: 'End', text: 'Last slice' },
  { chord: 'Alt+Shift+PageDown', text: 'Next volume, where a series has several' },
  { chord: 'Alt+Shift+PageUp', text: 'Previous volume' },
  { chord: 'Shift+Space', text: 'Play or stop the slices' },
]
