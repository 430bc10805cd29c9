import { useState } from 'react'
import { z } from 'zod'
import { type SortColumn, sortColumns } from '../../persistence/case-list/case-query.ts'
import { columnChoiceKey } from '../shared/column-choice-key.ts'
import { firstColumns } from './case-columns.tsx'

const choiceSchema = z.array(z.enum(sortColumns)).min(1)

function read(projectId: string): readonly SortColumn[] {
  try {
    const choice = choiceSchema.safeParse(JSON.parse(localStorage.getItem(columnChoiceKey(projectId)) ?? 'null'))
    return choice.success ? choice.data : firstColumns
  } catch {
    return firstColumns
  }
}

/** Which columns a project's list shows on this machine. */
export function useColumnChoice(projectId: string) {
  const [chosen, setChosen] = useState(() => read(projectId))
  const choose = (columns: readonly SortColumn[]) => {
    setChosen(columns)
    try {
      localStorage.setItem(columnChoiceKey(projectId), JSON.stringify(columns))
    } catch {
      // A full or closed storage loses the choice at the next start, and nothing else.
    }
  }
  return { chosen, choose }
}
