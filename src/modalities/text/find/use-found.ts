import { useEffect, useMemo, useState } from 'react'
import { type FindOptions, type Found, findInText } from '../../../domain/text/find-in-text.ts'
import type { Result } from '../../../lib/result.ts'
import { createPatternFinder } from './find-pattern.ts'

/** What was found, and whether it answers what is asked now. */
interface Answer {
  readonly result: Result<Found>
  readonly isLate: boolean
}

const nothing: Result<Found> = { ok: true, value: { ranges: [], isCut: false } }

/**
 * What is found in a text. Words are found at once; a regular expression is looked for in a worker, and what was found before stays
 * until it answers.
 * @param words empty: nothing is looked for
 */
export function useFound(text: string, words: string, options: FindOptions): Answer {
  const { isPattern, matchCase, wholeWords } = options
  const plain = useMemo(
    () => (isPattern ? null : findInText(text, words, { isPattern, matchCase, wholeWords })),
    [text, words, isPattern, matchCase, wholeWords],
  )
  const finder = useMemo(() => createPatternFinder(text), [text])
  const question = [words, isPattern, matchCase, wholeWords].join()
  const [byPattern, setByPattern] = useState({ question: '', result: nothing })
  useEffect(() => () => finder.end(), [finder])
  useEffect(() => {
    if (!isPattern || words === '') {
      setByPattern({ question, result: nothing })
      return
    }
    let isOver = false
    void finder.find(words, { isPattern, matchCase, wholeWords }).then((result) => {
      if (!isOver) setByPattern({ question, result })
    })
    return () => {
      isOver = true
    }
  }, [finder, question, words, isPattern, matchCase, wholeWords])
  return {
    result: plain ?? byPattern.result,
    isLate: plain === null && byPattern.question !== question,
  }
}
