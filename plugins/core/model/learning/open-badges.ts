import type { Achievement } from './learning-achievements.ts'
import { learningPlaces } from './learning-addresses.ts'

/**
 * The definition of an achievement, as Open Badges 3.0 has it: https://www.imsglobal.org/spec/ob/v3p0/#achievement
 *
 * It is no credential: those must be signed by whoever knows that somebody has earned it.
 *
 * @param siteUrl  Public address of the site, without a slash at its end: definitions have full addresses.
 */
export function openBadge(
  { uid, name, type, description, criteria, image, alignment }: Achievement,
  { siteUrl, siteTitle, basePath }: { siteUrl: string; siteTitle: string; basePath: string },
): Record<string, unknown> {
  const places = learningPlaces(basePath)
  const picture = image === undefined ? undefined : image.startsWith('/') ? siteUrl + image : image
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: siteUrl + places.achievementJson(uid),
    type: ['Achievement'],
    achievementType: type === 'trophy' ? 'LearningProgram' : 'Badge',
    creator: { id: `${siteUrl}/`, type: ['Profile'], name: siteTitle, url: `${siteUrl}/` },
    name,
    description,
    criteria: { id: siteUrl + places.achievement(uid), narrative: criteria },
    ...(picture === undefined ? {} : { image: { id: picture, type: 'Image' } }),
    ...(alignment.length === 0
      ? {}
      : { alignment: alignment.map((one) => ({ type: ['Alignment'], targetName: one.name, targetUrl: one.url })) }),
  }
}
