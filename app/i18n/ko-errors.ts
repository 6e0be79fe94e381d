import type { Translation } from './en.ts';

export const errors = {
  /** True only before confirm was sent. */
  nothingCharged: '작품은 등록되지 않았고 비용도 청구되지 않았어요.',
  stillHere: '파일과 입력한 내용은 그대로 남아 있어요.',
  offline: {
    heading: 'Allfeat에 연결할 수 없어요',
    text: '인터넷 연결을 확인해 주세요.',
  },
  service: {
    heading: 'Allfeat에서 응답이 없어요',
    text: '잠시 후 다시 시도해 주세요.',
  },
  credits: {
    heading: 'Allfeat에서 이 등록을 받아들이지 않았어요',
    text: '이 사이트의 크레딧이 다 떨어졌을 수 있어요. 이 사이트 운영팀만 채울 수 있으니, 채워진 뒤에 다시 시도해 주세요.',
  },
  quota: {
    heading: '이 사이트의 등록 한도가 다 찼어요',
    text: '나중에 다시 시도하거나 이 사이트 운영팀에 문의해 주세요.',
    until: (time: string) => `한도는 ${time}에 갱신돼요. 그때 다시 시도해 주세요.`,
  },
  busy: { heading: '지금 요청이 너무 많아요', text: '잠시 기다렸다가 다시 시도해 주세요.' },
  upload: { heading: '업로드가 멈췄어요', text: '인터넷 연결을 확인한 뒤 다시 시도해 주세요.' },
  session: {
    heading: '세션이 종료됐어요',
    text: '다시 시도하거나 이 페이지를 새로고침해 주세요.',
  },
  refused: {
    heading: '작품을 등록하지 못했어요',
    text: '문제가 계속되면 문의 번호를 이 사이트 운영팀에 보내 주세요.',
  },
  works: {
    heading: '작품을 불러오지 못했어요',
    text: '문제가 계속되면 문의 번호를 이 사이트 운영팀에 보내 주세요.',
  },
  mismatch: {
    heading: '디지털 지문이 서로 달라요',
    text: '입력한 내용과 다른 것을 Allfeat에서 등록하려고 해서 중단했어요. 다시 시도하거나 이 사이트 운영팀에 알려 주세요.',
  },
  unproven: {
    heading: '작품을 확인하지 못했어요',
    text: '이 사이트에서는 먼저 내 기기에서 확인된 작품만 등록해요. 다시 시도하거나 이 사이트 운영팀에 알려 주세요.',
  },
  spent: {
    heading: '시간이 너무 오래 걸렸어요',
    text: '다시 시도하면 파일을 한 번 더 보내요.',
  },
  chain: {
    heading: '블록체인에서 등록이 받아들여지지 않았어요',
    text: '이 작품은 등록되지 않았어요. 처음부터 다시 하거나 이 사이트 운영팀에 문의해 주세요.',
  },
  tracking: {
    heading: '등록 상황을 알 수 없게 됐어요',
    text: '작품은 전송됐지만 이후 소식이 이 페이지에 오지 않고 있어요. 다시 확인하면 지금 상태를 알 수 있어요.',
  },
  confirming: {
    heading: 'Allfeat에서 아직 응답이 없어요',
    text: '등록을 위해 작품을 보냈어요. 다시 확인해 주세요. 비용이 두 번 청구되는 일은 없어요.',
  },
  unknown: {
    heading: '작품이 등록됐는지 알 수 없어요',
    text: '확인하는 도중에 연결이 끊겼어요. 다시 등록하지 말아 주세요. 이 문의 번호를 이 사이트 운영팀에 보내 주시면 운영팀에서 확인할 수 있어요.',
  },
} satisfies Translation['errors'];
