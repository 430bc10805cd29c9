import type { ViewerKey } from '../../../contracts/modality.ts'
import type { Cine } from './cine.ts'
import type { OpenedStack } from './opened-stack.ts'

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey'>

/** Where a key leads in a stack; null where it is none of the stack's. @param isFree whether nothing is drawn or selected that arrows move */
export function sliceForKey({ key, altKey, shiftKey }: Key, stack: OpenedStack, isFree: boolean): number | null {
  if (shiftKey) return null
  const mayStep = altKey || isFree
  if (key === 'ArrowUp') return mayStep ? stack.wanted() - 1 : null
  if (key === 'ArrowDown') return mayStep ? stack.wanted() + 1 : null
  if (altKey) return null
  if (key === 'Home') return 0
  return key === 'End' ? stack.count - 1 : null
}

/** Does what a key asks of a stack; false where it asks nothing. */
export function handleStackKey(event: Key, stack: OpenedStack, cine: Cine | null, isFree: boolean): boolean {
  if (event.key === ' ' && event.shiftKey && cine !== null) {
    cine.toggle()
    return true
  }
  const index = sliceForKey(event, stack, isFree)
  if (index === null) return false
  cine?.stop()
  stack.go(index)
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
  { chord: 'Shift+Space', text: 'Play or stop the slices' },
]
