import { type GeneratedPage, generatedPage } from '../generated-pages.ts'
import { timelineCalendar } from './calendar.ts'
import { calendarAddress, calendarRoles, type TimelineContext, timelineContent } from './content.ts'

/** The page of the timeline; none for a site that says nothing of milestones. */
export function timelinePages(context: TimelineContext): GeneratedPage[] {
  const { handbook } = context
  if (!handbook.timeline.isGiven && !handbook.direction) return []
  return [
    generatedPage({
      url: `${handbook.options.direction.basePath}timeline/`,
      title: 'Timeline',
      weight: 4,
      description: 'What happens when in each milestone, from the first draft to the release.',
      render: () => timelineContent(context).text,
    }),
  ]
}

/** A calendar for each role. */
export function timelineFiles(context: TimelineContext): GeneratedPage[] {
  const { handbook } = context
  if (timelinePages(context).length === 0) return []
  return calendarRoles(handbook).map((role) => {
    const url = calendarAddress(handbook.options.direction.basePath, role)
    return generatedPage({ url, title: url, render: () => timelineCalendar(handbook, role) })
  })
}
