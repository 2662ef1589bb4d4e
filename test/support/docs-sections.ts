/** How GitLab's documentation puts stages together. */
export const docsSections: { title: string; stages?: string[] }[] = [
  { title: 'Agentic Core', stages: ['ai_platform', 'ai_coding', 'agent_foundations', 'ai_clients', 'modelops'] },
  {
    title: 'Unified DevOps and Security',
    stages: [
      'analytics',
      'application_security_testing',
      'create',
      'deploy',
      'knowledge_graph',
      'package',
      'plan',
      'security_risk_management',
      'software_supply_chain_security',
      'verify',
    ],
  },
  { title: 'Scale and Deployments' },
]
