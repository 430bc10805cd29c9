import { Button } from '@mantine/core'
import { IconKeyboard, IconPointer } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { guidedCase } from '../../../imaging/demo/guided-case.ts'
import { KeyedText } from '../keyed-text/KeyedText.tsx'
import { exportPath, helpPath, workbenchPath } from '../paths.ts'
import styles from './GuideCard.module.css'
import { GuideFrame } from './GuideFrame.tsx'
import { GuideProgress } from './GuideProgress.tsx'
import { closeGuide, type Guide } from './guide-state.ts'
import type { GuideFacts, GuideStep } from './guide-steps.ts'
import { guideTexts, labelKeyName } from './guide-text.ts'
import { isAtStep, type Place } from './place.ts'

interface GuideCardProps {
  readonly guide: Guide
  readonly place: Place
  readonly caseName: string
  /** Key of the guide's label; null where it has none. */
  readonly labelKey: string | null
  readonly facts: GuideFacts
  /** Null: all is done. */
  readonly step: GuideStep | null
  /** Name of the label of a region that was drawn with another than the guide's. */
  readonly strayName: string | null
}

/** The step to take: what is asked for, by which keys, and how by pointer. Goes on by itself when the records say that it is done. */
export function GuideCard(props: GuideCardProps) {
  const { guide, place, caseName, labelKey, facts, step, strayName } = props
  const [, navigate] = useLocation()
  if (step === null) return <GuideEnd facts={facts} onHelp={() => navigate(helpPath)} />
  const { title, byKeys, byPointer } = guideTexts[step]
  const more = new Map(labelKey === null ? [] : [[labelKeyName, labelKey.toUpperCase()]])
  const isHere = isAtStep(step, place)
  const goThere = () =>
    navigate(step === 'export' ? exportPath(guide.projectId) : workbenchPath(guide.projectId, guide.caseId))
  return (
    <GuideFrame
      progress={<GuideProgress facts={facts} step={step} />}
      actions={
        <>
          <Button variant="subtle" color="gray" onClick={closeGuide}>
            Skip the guide
          </Button>
          {!isHere && (
            <Button variant="filled" onClick={goThere}>
              {step === 'export' ? 'Open the export page' : `Go to ${caseName}`}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.title}>{title}</p>
      {strayName === null ? (
        <>
          <p className={styles.way}>
            <IconKeyboard size={14} aria-label="By keys" className={styles.icon} />
            <span>
              <KeyedText text={byKeys} more={more} />
            </span>
          </p>
          <p className={styles.way}>
            <IconPointer size={14} aria-label="By pointer" className={styles.icon} />
            <span>
              <KeyedText text={byPointer} more={more} />
            </span>
          </p>
        </>
      ) : (
        <p className={styles.way}>
          <span>
            What you drew is called {strayName}. Select it with <KeyedText text="{Select}" /> and press{' '}
            <KeyedText text={`{${labelKeyName}}`} more={more} />, or choose {guidedCase.label} in the list of labels.
          </span>
        </p>
      )}
    </GuideFrame>
  )
}

function GuideEnd({ facts, onHelp }: { readonly facts: GuideFacts; readonly onHelp: () => void }) {
  return (
    <GuideFrame
      progress={<GuideProgress facts={facts} step={null} />}
      actions={
        <>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              closeGuide()
              onHelp()
            }}
          >
            Read the user guide
          </Button>
          <Button variant="filled" onClick={closeGuide}>
            Done
          </Button>
        </>
      }
    >
      <p className={styles.title}>That is the whole way, from a film to a dataset</p>
      <p className={styles.way}>
        <span>
          <KeyedText text="{Keyboard shortcuts} lists every key, {Find a command, label or case} finds every command, {Next case} opens the next case." />
        </span>
      </p>
    </GuideFrame>
  )
}
