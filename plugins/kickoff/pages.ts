import { type Kickoff, kickoffsOf, leadingKickoff } from '../core/model/planning/kickoffs.ts'
import { type GeneratedPage, generatedPage } from '../generated-pages.ts'
import { type KickoffContext, kickoffAddress, kickoffContent } from './content.ts'
import { kickoffLanding } from './landing.ts'

/** The page of the next kickoff and one for each milestone; none for a site that says nothing of milestones. */
export function kickoffPages(context: KickoffContext): GeneratedPage[] {
  const { handbook } = context
  if (!handbook.timeline.isGiven && !handbook.direction && handbook.kickoffs.length === 0) return []
  const kickoffs = kickoffsOf(handbook)
  const leading = leadingKickoff(kickoffs)
  const { basePath } = handbook.options.direction
  const editPath = handbook.kickoffs.length > 0 ? `${handbook.options.data}/kickoffs.yml` : undefined
  const landing = generatedPage({
    url: `${basePath}kickoff/`,
    title: leading?.state === 'next' ? `Kickoff of ${leading.version.text}` : 'Kickoff',
    weight: 3,
    description: 'What the next milestone plans, by section, stage and group.',
    editPath,
    render: () => kickoffLanding(kickoffs, context).text,
  })
  const page = (kickoff: Kickoff): GeneratedPage =>
    generatedPage({
      url: kickoffAddress(basePath, kickoff),
      title: `Kickoff of ${kickoff.version.text}`,
      description: `What ${kickoff.version.text} plans, by section, stage and group.`,
      editPath,
      isUnlisted: true,
      render: () => kickoffContent(kickoff, context).text,
    })
  return [landing, ...kickoffs.map(page)]
}
