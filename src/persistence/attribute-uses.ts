import { attributeValue } from '../domain/labels/attributes.ts'
import type { GlossaDatabase } from './database.ts'

/** How many annotations of a project hold a value of an attribute: they keep it when the attribute goes. */
export async function countAttributeUses(db: GlossaDatabase, projectId: string, attributeId: string): Promise<number> {
  let count = 0
  await db
    .records('annotation')
    .where(':id')
    .between([projectId], [projectId, []])
    .each(({ record }) => {
      if ('attributes' in record && attributeValue(record, attributeId) !== null) count += 1
    })
  return count
}
