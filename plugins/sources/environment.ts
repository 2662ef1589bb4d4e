/**
 * Whether what is built is meant for everybody. GitLab's pipelines tell the tier of the environment that they deploy to:
 * https://docs.gitlab.com/ci/environments/#deployment-tier-of-environments
 */
export function isForEverybody({ CI_ENVIRONMENT_TIER: tier }: NodeJS.ProcessEnv = process.env): boolean {
  return tier === undefined || tier === '' || tier === 'production'
}
