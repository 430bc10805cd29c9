import { useState } from 'react'
import { useLocation } from 'wouter'
import { guidedCase } from '../../imaging/demo/guided-case.ts'
import { caseIdAt } from '../../persistence/case-work.ts'
import { listProjects } from '../../persistence/projects.ts'
import { useApp } from '../shared/app-services.ts'
import { demoProjectName } from '../shared/demo-project-name.ts'
import { forgetGuide, restartGuide } from '../shared/guide/guide-state.ts'
import { workbenchPath } from '../shared/paths.ts'

export interface GuideStart {
  begin(): void
  /** There is no demo project to begin in: it is offered when that is opened. */
  readonly isWithoutDemo: boolean
}

/** Begins the guide again, from its first step. */
export function useGuideStart(): GuideStart {
  const { db, env } = useApp()
  const [, navigate] = useLocation()
  const [isWithoutDemo, setWithoutDemo] = useState(false)
  const begin = async () => {
    const demo = (await listProjects(db)).find(({ project }) => project.name === demoProjectName)
    const caseId = demo === undefined ? undefined : await caseIdAt(db, demo.project.id, guidedCase.index)
    if (demo === undefined || caseId === undefined) {
      forgetGuide()
      setWithoutDemo(true)
      return
    }
    restartGuide(demo.project.id, caseId, env.now())
    navigate(workbenchPath(demo.project.id, caseId))
  }
  return { begin: () => void begin(), isWithoutDemo }
}
