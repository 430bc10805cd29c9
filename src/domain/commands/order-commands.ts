import { fail, ok } from '../../lib/result.ts'
import { compareOrder } from '../labels/mark-order.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Command } from './command.ts'
import { setFields } from './set-fields.ts'

/**
 * Lays marks above or below all other marks of their picture; among themselves they keep their order. Marks that lie there already are left
 * alone, so that pressing the key twice is no second step.
 */
export function reorder(ids: readonly string[], to: 'front' | 'back'): Command {
  return {
    name: to === 'front' ? 'annotation.bring-to-front' : 'annotation.send-to-back',
    scope: 'case',
    plan({ tables }) {
      const chosen = new Set(ids)
      const moved: Annotation[] = []
      for (const id of chosen) {
        const annotation = tables.annotation.get(id)
        if (annotation === undefined) return fail('annotation-missing', { id })
        moved.push(annotation)
      }
      const pictures = new Set(moved.map(pictureOf))
      const rest = [...tables.annotation.values()].filter((one) => !chosen.has(one.id) && pictures.has(pictureOf(one)))
      return ok(
        [...pictures].flatMap((picture) => {
          const own = moved.filter((one) => pictureOf(one) === picture).sort(compareOrder)
          const others = rest.filter((one) => pictureOf(one) === picture)
          if (liesThere(own, others, to)) return []
          const orders = others.map(({ zOrder }) => zOrder ?? 0)
          const zOrder = to === 'front' ? greatest(orders) + 1 : least(orders) - 1
          // One number for all would let age decide among them: each keeps its place by a number of its own.
          return own.flatMap((annotation, index) =>
            setFields('annotation', annotation, {
              '/zOrder': to === 'front' ? zOrder + index : zOrder - (own.length - 1 - index),
            }),
          )
        }),
      )
    },
  }
}

function pictureOf({ itemId, target }: Annotation): string {
  const slice = target.kind === 'span' ? undefined : target.slice
  return `${itemId} ${slice?.part} ${slice?.frame}`
}

function liesThere(own: readonly Annotation[], others: readonly Annotation[], to: 'front' | 'back'): boolean {
  return own.every((mark) =>
    others.every((other) => (to === 'front' ? compareOrder(mark, other) > 0 : compareOrder(mark, other) < 0)),
  )
}

function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}

function least(values: readonly number[]): number {
  return values.reduce((few, value) => Math.min(few, value), 0)
}
