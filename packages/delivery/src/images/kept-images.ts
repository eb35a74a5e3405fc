/** Untagged images are what an interrupted mirror left, or the parts of an index; the index keeps its parts. Two weeks to finish a mirror. */
const untaggedDays = 14;

/**
 * Lifecycle policy of a repository: what nobody tagged goes. Tagged images stay: which of them an app still runs, or would roll back to, is
 * not known here (ECR user guide, "Lifecycle policy").
 */
export function keptImages(): string {
  const selection = {
    tagStatus: 'untagged',
    countType: 'sinceImagePushed',
    countUnit: 'days',
    countNumber: untaggedDays,
  };
  return JSON.stringify({
    rules: [{ rulePriority: 1, description: 'Drop what was never finished', selection, action: { type: 'expire' } }],
  });
}
