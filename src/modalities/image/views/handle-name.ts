import type { Handle } from '../../../domain/geometry/kind-operations.ts'

/** What a handle is called: "Upper left corner", "Right edge", "Rotation", "Point 3 of 7". By where it stands in the stored picture. */
export function handleName(handle: Handle, handles: readonly Handle[]): string {
  if (handle.kind === 'rotate') return 'Rotation'
  if (handle.kind === 'vertex') {
    const vertices = handles.filter(({ kind }) => kind === 'vertex')
    return `Point ${vertices.findIndex(({ id }) => id === handle.id) + 1} of ${vertices.length}`
  }
  const around = handles.filter(({ kind }) => kind !== 'rotate')
  const middle = (of: (one: Handle) => number) => around.reduce((sum, one) => sum + of(one), 0) / around.length
  const dx = handle.at.x - middle(({ at }) => at.x)
  const dy = handle.at.y - middle(({ at }) => at.y)
  const [side, level] = [dx < 0 ? 'left' : 'right', dy < 0 ? 'upper' : 'lower']
  if (handle.kind === 'corner') return `${level === 'upper' ? 'Upper' : 'Lower'} ${side} corner`
  if (Math.abs(dx) > Math.abs(dy)) return `${side === 'left' ? 'Left' : 'Right'} edge`
  return `${level === 'upper' ? 'Upper' : 'Lower'} edge`
}
