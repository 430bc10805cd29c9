import { useContext } from 'react'
import type { Problem } from '../../lib/result.ts'
import { describeProblem } from './describe-problem.ts'
import { ModulesContext } from './modules-context.ts'

/** Plain English for a Problem of any part of the app, those of the modules included where they are loaded. */
export function useDescribe(): (problem: Problem) => string {
  const messages = useContext(ModulesContext)?.messages ?? []
  return (problem) => {
    for (const message of messages) {
      const text = message(problem)
      if (text !== undefined) return text
    }
    return describeProblem(problem)
  }
}
