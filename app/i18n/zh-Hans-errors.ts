import type { Translation } from './en.ts';

export const errors = {
  /** True only before confirm was sent. */
  nothingCharged: '作品没有登记，也没有扣除任何费用。',
  stillHere: '文件和填写的内容都还在。',
  offline: {
    heading: '无法连接到 Allfeat',
    text: '请检查网络连接。',
  },
  service: {
    heading: 'Allfeat 没有回应',
    text: '请稍后再试。',
  },
  credits: {
    heading: 'Allfeat 拒绝了这次登记',
    text: '本网站的点数可能已用完，只有网站工作人员可以补充。请在补充之后再试。',
  },
  quota: {
    heading: '本网站的登记额度已用完',
    text: '请稍后再试，或联系本网站工作人员。',
    until: (time: string) => `额度恢复时间：${time}。请届时再试。`,
  },
  busy: { heading: '当前请求过多', text: '请稍等片刻，然后再试。' },
  upload: { heading: '上传中断了', text: '请检查网络连接，然后再试。' },
  session: { heading: '会话已结束', text: '请再试一次，或重新加载此页面。' },
  refused: {
    heading: '作品未能登记',
    text: '如果问题持续出现，请将查询编号发给本网站工作人员。',
  },
  works: {
    heading: '作品未能加载',
    text: '如果问题持续出现，请将查询编号发给本网站工作人员。',
  },
  mismatch: {
    heading: '数字指纹不一致',
    text: 'Allfeat 将要登记的内容与您填写的不同，因此我们停止了操作。请再试一次，或告知本网站工作人员。',
  },
  unproven: {
    heading: '作品未能核对',
    text: '本网站只登记事先在您的设备上核对过的作品。请再试一次，或告知本网站工作人员。',
  },
  spent: { heading: '等待时间过长', text: '再试一次，文件会重新发送。' },
  chain: {
    heading: '区块链没有接受这次登记',
    text: '这首作品没有登记。请重新开始，或联系本网站工作人员。',
  },
  tracking: {
    heading: '无法得知登记进展',
    text: '作品已经提交，但此页面没有再收到后续消息。请重新查询，了解目前的进展。',
  },
  confirming: {
    heading: 'Allfeat 还没有回应',
    text: '作品已提交登记。请重新查询：最多只会扣费一次。',
  },
  unknown: {
    heading: '无法确定作品是否已登记',
    text: '确认过程中连接断开了。请勿重复登记，请将这个查询编号发给本网站工作人员，由他们核实。',
  },
} satisfies Translation['errors'];
