import { deriveKeys } from '../../scripts/derive-keys';

describe('deriveKeys', () => {
  it('takes leaves of the values, empty maps as free, and lists as one', () => {
    const values = 'image: { tag: v1 }\nnodeSelector: {}\ntolerations: []\nregion:\n';
    expect(deriveKeys({ values, templates: [] })).toEqual(['image.tag', 'nodeSelector.*', 'region', 'tolerations']);
  });

  it('adds what only templates read', () => {
    expect(deriveKeys({ values: 'a: 1\n', templates: ['{{- if .Values.hidden.switch }}x{{ end }}'] })).toEqual([
      'a',
      'hidden.switch',
    ]);
  });

  it.each([
    ['printed whole', '{{ toYaml .Values.args | nindent 4 }}'],
    ['printed whole inside a with', '{{- with .Values.args }}\n  {{- toYaml . | nindent 4 }}\n{{- end }}'],
    ['walked through', '{{- range $key, $value := .Values.args }}x{{ end }}'],
  ])('marks a map as free that is %s, although it has defaults', (_, template) => {
    expect(deriveKeys({ values: 'args: { v: 4 }\n', templates: [template] })).toEqual(['args.*']);
  });

  it('does not mark a map as free of which a with reads single keys', () => {
    expect(
      deriveKeys({ values: 'cert: { days: 4 }\n', templates: ['{{- with .Values.cert }}{{ .days }}{{ end }}'] }),
    ).toEqual(['cert.days']);
  });

  it('leaves a list a list when templates print it', () => {
    expect(deriveKeys({ values: 'tolerations: []\n', templates: ['{{ toYaml .Values.tolerations }}'] })).toEqual([
      'tolerations',
    ]);
  });

  it('does not read comments', () => {
    expect(deriveKeys({ values: 'a: 1\n', templates: ['{{/* once .Values.gone */}}'] })).toEqual(['a']);
  });
});
