import { type Html, markup } from '../html/html';
import type { Balancer, Mark, Model, Network, Pool, Scene, Thing } from '../scene/scene';
import { dots } from './dots';

/** The environment as boxes in boxes: who asks, what answers, and what keeps. What changes has a tag; where all is new, nothing has. */
export function picturePart(scene: Scene): Html {
  const draw = new Picture(scene.fresh);
  const changes = scene.fresh
    ? 'Nothing of it stands yet.'
    : 'What this plan makes, changes, replaces or takes away has a tag; the rest stays as it is.';
  const plain = scene.networks.length === 0 && scene.balancers.length === 0 && scene.cluster === undefined;
  return markup`<section id="picture" aria-labelledby="picture-title"><h2 id="picture-title">The environment${scene.region === undefined ? '' : ` in ${scene.region}`}</h2>
<p>As the plans leave it. ${changes}</p>
<div class="picture${plain ? ' plain' : ''}">${plain ? '' : draw.edge(scene)}${draw.inside(scene)}</div>
${draw.below(scene)}
${draw.rest(scene)}</section>`;
}

class Picture {
  constructor(private readonly fresh: boolean) {}

  edge({ balancers }: Scene): Html {
    const arrow = markup`<span class="arrow" aria-hidden="true">→</span>`;
    return markup`<div>${balancers.length === 0 ? markup`<p class="small">No balancer in these stacks.</p>` : balancers.map((one) => this.balancer(one))}</div>${arrow}`;
  }

  inside({ networks, cluster, pools, models, controllers }: Scene): Html {
    const workloads = [
      pools.length > 0
        ? markup`<p class="kind head">Pools of nodes</p><ul class="pools">${pools.map((one) => this.pool(one))}</ul>`
        : markup``,
      models.length > 0
        ? markup`<p class="kind head">Models and their pods</p><ul class="models">${models.map((one) => this.model(one))}</ul>`
        : markup``,
      controllers.length > 0
        ? markup`<p class="kind head">Controllers and other charts</p>${this.names(controllers)}`
        : markup``,
    ];
    const inner =
      cluster === undefined
        ? markup`${workloads}`
        : markup`<div class="box eks${this.border(cluster.mark)}"><h3>${cluster.name} <span class="kind">Kubernetes ${cluster.version}, ${cluster.publicApi ? 'public' : 'private'} API</span>${this.tag(cluster.mark)}</h3>${workloads}</div>`;
    const [first, ...others] = networks;
    if (first === undefined) return markup`<div>${inner}</div>`;
    return markup`<div>${this.network(first, inner)}${others.map((one) => this.network(one))}</div>`;
  }

  below({ stores }: Scene): Html {
    const kinds = [...new Set(stores.map(({ what }) => what))];
    const lists = kinds.map((kind) => {
      const own = stores.filter(({ what }) => what === kind);
      return markup`<li><b>${own.length} ${own.length === 1 ? kind : many(kind)}</b>${this.names(own)}</li>`;
    });
    return stores.length === 0
      ? markup``
      : markup`<div class="box kept"><h3><span class="kind">Keeps and watches</span></h3><ul class="stores">${lists}</ul></div>`;
  }

  rest({ rest }: Scene): Html {
    if (rest.length === 0) return markup``;
    const count = rest.reduce((sum, one) => sum + one.count, 0);
    const changed = (marks: readonly Mark[]): Html => {
      const some = marks.filter((mark) => mark !== 'same').length;
      return this.fresh || some === 0
        ? markup``
        : markup`<span class="tag m-changed">${some} ${some === 1 ? 'changes' : 'change'}</span>`;
    };
    return markup`<details><summary>And ${count} more objects of ${rest.length} types: rights, rules, settings</summary><ul class="line-list">${rest.map((one) => markup`<li>${one.count} × ${one.type}${changed(one.marks)}</li>`)}</ul></details>`;
  }

  private network({ name, cidr, mark, zones, gateways, endpoints }: Network, inner: Html = markup``): Html {
    const ways = [
      ...gateways.map((one) => ({ ...one, name: `out by ${one.name}` })),
      ...endpoints.map((one) => ({ ...one, name: `endpoint ${one.name}` })),
    ];
    return markup`<div class="box vpc${this.border(mark)}"><h3>${name} <span class="kind">network ${cidr}</span>${this.tag(mark)}</h3>
<ul class="zones">${zones.map((zone) => markup`<li class="${this.border(zone.mark)}"><b class="name">${zone.name}</b>${this.tag(zone.mark)}<span class="small">${subnets(zone.privateSubnets, zone.publicSubnets)}</span></li>`)}</ul>
${ways.length > 0 ? this.names(ways) : ''}${inner}</div>`;
  }

  private balancer({ name, mark, facesInternet, hosts, cidrs }: Balancer): Html {
    const from =
      cidrs.length === 0 ? (facesInternet ? 'the internet' : 'inside the network') : cidrs.slice(0, 4).join(', ');
    return markup`<div class="box${this.border(mark)}"><h3><span class="kind">Requests come from</span><br>${from}</h3><p class="small">over HTTPS to balancer <b class="name">${name}</b>, ${facesInternet ? 'with public addresses' : 'with private addresses only'}${this.tag(mark)}</p>${hosts.length > 0 ? markup`<ul class="line-list">${hosts.slice(0, 6).map((host) => markup`<li>${host}</li>`)}</ul>` : ''}</div>`;
  }

  private pool({ name, mark, spot, least, most, types }: Pool): Html {
    return markup`<li class="${spot ? 'spot' : 'owned'}${this.border(mark)}"><b class="name">${name}</b>${this.tag(mark)}${dots(least, most, 'node')}<span class="small">${least} to ${most} nodes, ${spot ? 'Spot' : 'On-Demand'}: ${types.slice(0, 3).join(', ')}${types.length > 3 ? ` and ${types.length - 3} more types` : ''}</span></li>`;
  }

  private model({ name, mark, version, least, most, percent }: Model): Html {
    const share = percent === undefined ? '' : `, ${percent} % of its requests`;
    return markup`<li class="${this.border(mark)}"><b class="name">${name}</b>${this.tag(mark)}${dots(least, most, 'pod')}<span class="small">version ${version}, ${least === most ? `${least}` : `${least} to ${most}`} pods${share}</span></li>`;
  }

  private names(things: readonly Thing[]): Html {
    return markup`<ul class="line-list">${things.map(({ name, mark }) => markup`<li class="${this.border(mark)}"><span class="name">${name}</span>${this.tag(mark)}</li>`)}</ul>`;
  }

  private border(mark: Mark): string {
    return this.fresh || mark === 'same' ? '' : ` b-${mark}`;
  }

  private tag(mark: Mark): Html {
    return this.fresh || mark === 'same' ? markup`` : markup`<span class="tag m-${mark}">${mark}</span>`;
  }
}

const many = (kind: string): string => (/[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`);

function subnets(inner: number, open: number): string {
  const of = (count: number, what: string): readonly string[] =>
    count === 0 ? [] : [`${count} ${what} ${count === 1 ? 'subnet' : 'subnets'}`];
  return [...of(inner, 'private'), ...of(open, 'public')].join(', ');
}
