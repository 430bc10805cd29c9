import { useLayoutEffect, useRef } from 'react'

const nothing = () => {}

/** Of every field on the page. */
const fields = new Set<() => void>()

/** Makes what is being typed anywhere on the page a change: before it is asked whether anything is unsaved. */
export function commitTyped(): void {
  for (const commit of fields) commit()
}

/**
 * Makes what was typed into a field a change when the field goes from the page with the focus still in it (Back, another case): it is
 * told nothing of losing the focus then. At `commitTyped` too.
 * @param commit stores what was typed, if anything
 * @returns `commit`, for when the field is left otherwise
 */
export function useCommitOnLeave(commit: () => void): () => void {
  const pending = useRef(nothing)
  useLayoutEffect(() => {
    pending.current = commit
  })
  // Not an effect that comes later: the store is open still.
  useLayoutEffect(() => {
    const leave = () => {
      const last = pending.current
      pending.current = nothing
      last()
    }
    fields.add(leave)
    return () => {
      fields.delete(leave)
      leave()
    }
  }, [])
  return () => {
    // A field that goes because of its own change does not make it twice.
    pending.current = nothing
    commit()
  }
}
