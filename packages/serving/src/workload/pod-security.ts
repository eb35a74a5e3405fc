/**
 * The user of both containers, which own no file that they need: KServe runs the ModelServer image as user 1000 (serving 1.1), and the AWS CLI's
 * asks for none in particular.
 */
const user = '1000';

/** Of the pod: no root, the runtime's own filter of system calls, volumes that the user may write to (Kubernetes, "Pod Security Standards", restricted). */
export const podSecurity = {
  runAsNonRoot: true,
  runAsUser: user,
  runAsGroup: user,
  fsGroup: user,
  fsGroupChangePolicy: 'OnRootMismatch',
  seccompProfile: { type: 'RuntimeDefault' },
};

/**
 * Of each container: nothing to gain, and no file of the image to change. That it is no root is said once more: the provider sends `false` for a container
 * that does not say it, which overrides the pod (docs/kubernetes-provider.md).
 */
export const containerSecurity = {
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  privileged: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};
