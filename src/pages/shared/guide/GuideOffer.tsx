import { Button } from '@mantine/core'
import { useLocation } from 'wouter'
import { workbenchPath } from '../paths.ts'
import styles from './GuideCard.module.css'
import { GuideFrame } from './GuideFrame.tsx'
import { beginGuide, closeGuide, type Guide } from './guide-state.ts'

interface GuideOfferProps {
  readonly guide: Guide
  readonly caseName: string
}

/** Asks, once, whether a newcomer wants to be taken through a case. */
export function GuideOffer({ guide, caseName }: GuideOfferProps) {
  const [, navigate] = useLocation()
  const begin = () => {
    beginGuide()
    navigate(workbenchPath(guide.projectId, guide.caseId))
  }
  return (
    <GuideFrame
      actions={
        <>
          <Button variant="subtle" color="gray" onClick={closeGuide}>
            No, thanks
          </Button>
          <Button variant="filled" onClick={begin}>
            Start the guide
          </Button>
        </>
      }
    >
      <p className={styles.title}>New here? Label one case with a guide</p>
      <p className={styles.way}>
        Six steps in {caseName}, about three minutes: box a nodule, tag its mention, join them, find the code, submit,
        export. It can be started again from Help.
      </p>
    </GuideFrame>
  )
}
