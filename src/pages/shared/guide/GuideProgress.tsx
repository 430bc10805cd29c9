import { VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import styles from './GuideCard.module.css'
import { type GuideFacts, type GuideStep, guideSteps } from './guide-steps.ts'
import { guideTexts } from './guide-text.ts'

interface GuideProgressProps {
  readonly facts: GuideFacts
  /** Null: all is done. */
  readonly step: GuideStep | null
}

/** The steps in a row: which are done, and which is to be taken. */
export function GuideProgress({ facts, step }: GuideProgressProps) {
  return (
    <ol className={styles.steps} aria-label="Steps of the guide">
      {guideSteps.map((each, index) => (
        <li
          key={each}
          className={styles.step}
          data-done={facts[each] || undefined}
          title={guideTexts[each].title}
          {...(each === step ? { 'aria-current': 'step' } : {})}
        >
          {facts[each] ? <IconCheck size={12} stroke={3} aria-hidden /> : <span aria-hidden>{index + 1}</span>}
          <VisuallyHidden>
            {guideTexts[each].title}
            {facts[each] ? ', done' : ''}
          </VisuallyHidden>
        </li>
      ))}
    </ol>
  )
}
