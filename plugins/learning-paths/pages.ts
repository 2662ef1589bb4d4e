import { writeCalendar } from '../core/model/calendar.ts'
import type { Learning, LearningItem } from '../core/model/learning/learning.ts'
import { learningAddress } from '../core/model/learning/learning-addresses.ts'
import { catalogueJson } from '../core/model/learning/learning-catalogue.ts'
import { openBadge } from '../core/model/learning/open-badges.ts'
import { planEvents, studyPlan } from '../core/model/learning/study-plan.ts'
import { type GeneratedPage, generatedPage } from '../generated-pages.ts'
import type { Html } from '../theme/html.ts'
import { achievementsContent } from './achievements-page.ts'
import { catalogueContent } from './catalogue-page.ts'
import { type LearningContext, placesOf } from './context.ts'
import { matrixContent } from './matrix-page.ts'
import { moduleContent } from './module-page.ts'
import { pathContent } from './path-page.ts'
import { roleContent, rolesContent } from './role-pages.ts'
import { unitContent } from './unit-page.ts'

/** Most paths that navigation lists; where there are more, the catalogue leads to them. */
const mostListed = 24

/** Every page about learning that is made from data. Without anything to learn, there is none. */
export function learningPages(context: LearningContext): GeneratedPage[] {
  const { learning } = context
  if (learning.byUid.size === 0) return []
  return [
    ...overviews(context),
    ...learning.paths.map((path) =>
      itemPage(path, context, () => pathContent(path, context), learning.paths.length <= mostListed),
    ),
    ...learning.modules.map((module) => itemPage(module, context, () => moduleContent(module, context), false)),
    ...learning.units
      .filter(({ page }) => page === undefined)
      .map((unit) => itemPage(unit, context, () => unitContent(unit, '', context), false)),
  ]
}

/** Data beside the pages: the catalogue, study plans, definitions of achievements. */
export function learningFiles(context: LearningContext): GeneratedPage[] {
  const { learning, handbook } = context
  const { site, learning: options } = handbook.options
  if (learning.byUid.size === 0) return []
  const places = placesOf(context)
  const absolute = (url: string): string => (site.url === undefined ? context.href(url) : site.url + url)
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
  const badges = site.url === undefined ? [] : learning.achievements
  return [
    {
      url: places.catalogueJson,
      title: 'Catalogue',
      render: () => json(catalogueJson(learning, handbook.today, options.basePath, absolute)),
    },
    ...learning.paths.map((path) => ({
      url: places.plan(path.uid),
      title: path.title,
      render: () => {
        const host = site.url === undefined ? 'handbook.invalid' : new URL(site.url).host
        const addressOf = (item: LearningItem) =>
          site.url === undefined ? undefined : site.url + learningAddress(item, options.basePath)
        const weeks = studyPlan(path, handbook.today, options.hoursPerWeek)
        const events = planEvents(path, weeks, { host, addressOf })
        return writeCalendar({ name: path.title, today: handbook.today, events })
      },
    })),
    ...badges.map((achievement) => ({
      url: places.achievementJson(achievement.uid),
      title: achievement.name,
      render: () =>
        json(
          openBadge(achievement, { siteUrl: site.url as string, siteTitle: site.title, basePath: options.basePath }),
        ),
    })),
  ]
}

/** Views of everything stand before the paths. */
const viewWeight = 1

function overviews(context: LearningContext): GeneratedPage[] {
  const { learning, handbook } = context
  const places = placesOf(context)
  const { roles, competencies } = learning.vocabulary
  const vocabulary = handbook.learningFiles.learning?.file
  const page = (url: string, title: string, description: string, content: () => Html): GeneratedPage =>
    generatedPage({
      url,
      title,
      description,
      editPath: vocabulary ?? fileOf(learning),
      weight: url === places.catalogue ? undefined : viewWeight,
      render: () => content().text,
    })
  return [
    page(places.catalogue, 'Learn', 'Everything there is to learn, by role, level, competency, time and format.', () =>
      catalogueContent(context),
    ),
    ...(roles.length > 0
      ? [page(places.roles, 'Roles', 'What to learn for each role.', () => rolesContent(context))]
      : []),
    ...roles.map((role) =>
      page(places.role(role.key), role.name, role.summary ?? `What to learn as ${role.name.toLowerCase()}.`, () =>
        roleContent(role, context),
      ),
    ),
    ...(competencies.length > 0
      ? [
          page(places.competencies, 'Competencies', 'What there is for each competency, gaps included.', () =>
            matrixContent(context),
          ),
        ]
      : []),
    ...(learning.achievements.length > 0
      ? [
          page(places.achievements, 'Achievements', 'What you can earn by learning.', () =>
            achievementsContent(context),
          ),
        ]
      : []),
  ]
}

function itemPage(
  item: LearningItem,
  { handbook }: LearningContext,
  content: () => Html,
  isListed = true,
): GeneratedPage {
  return generatedPage({
    url: learningAddress(item, handbook.options.learning.basePath),
    title: item.title,
    description: item.summary,
    editPath: item.source.file.file,
    isUnlisted: !isListed,
    render: () => content().text,
  })
}

function fileOf({ byUid }: Learning): string | undefined {
  return [...byUid.values()][0]?.source.file.file
}
