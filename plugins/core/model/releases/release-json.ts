import { present } from '../product/taxonomy.ts'
import type { Deprecation } from './deprecations.ts'
import { lowestTier } from './release-item.ts'
import type { Release, ReleasedItem, Releases } from './releases.ts'

/** All releases as data, without the texts of their items. Format: `schemas/releases-data.schema.json`. */
export function releasesJson(releases: Releases): object {
  return {
    version: 1,
    releases: releases.releases.map((release) => ({
      ...summary(release),
      counts: counts(release),
    })),
  }
}

/** One release as data. Format: `schemas/release-data.schema.json`. */
export function releaseJson(release: Release, releases: Releases): object {
  const ofRelease = releases.items.filter((one) => one.release === release)
  return {
    version: 1,
    release: summary(release),
    items: ofRelease.map((one) => itemJson(one, releases)),
    announced: release.announced.map(deprecationJson),
    removed: release.removed.map(deprecationJson),
    mvps: release.mvps.map(({ name, handle, url, body }) => ({ name, ...present({ handle, url, body }) })),
  }
}

function summary({ name, title, date, state, url, description }: Release): object {
  return { name, title, state, url, ...present({ date, description }) }
}

function counts({ items }: Release): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { type } of items) found[type] = (found[type] ?? 0) + 1
  return found
}

function itemJson({ item }: ReleasedItem, releases: Releases): object {
  const before = item.replaces === undefined ? undefined : releases.itemNamed(item.replaces)
  const optional = {
    lowestTier: lowestTier(item),
    stage: item.stage?.key ?? item.stageText,
    status: item.status,
    documentation: item.documentation,
    impact: item.impact,
    action: item.action,
    feedbackIssue: item.feedbackIssue,
    due: item.due,
    addOns: item.addOns,
    replaces: before ? releases.idOf(before) : item.replaces,
  }
  return {
    id: releases.idOf(item),
    title: item.title,
    url: releases.addressOf(item),
    type: item.type,
    level: item.level,
    tiers: item.tiers,
    offerings: item.offerings,
    categories:
      item.categories.length === item.categoryTexts.length ? item.categories.map(({ key }) => key) : item.categoryTexts,
    workItems: item.workItems,
    contributors: item.contributors,
    media: item.media,
    body: item.body,
    ...present(optional),
  }
}

function deprecationJson(one: Deprecation): object {
  const optional = {
    announced: one.announced?.text,
    endOfSupport: one.endOfSupport?.text,
    impact: one.impact,
    window: one.window,
    isManual: one.isManual,
    stage: one.stage?.key ?? one.stageText,
    issue: one.issue,
    documentation: one.documentation,
  }
  return {
    id: one.id,
    anchor: one.slug,
    title: one.title,
    removal: one.removal.text,
    isBreaking: one.isBreaking,
    scopes: one.scopes,
    roles: one.roles,
    tiers: one.tiers,
    body: one.body,
    ...present(optional),
  }
}
