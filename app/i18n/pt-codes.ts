import type { ErrorCode } from '../ats/catalogue.ts';

/** What the service's codes say, where no screen says it better. */
export const codes: Record<ErrorCode, string> = {
  // Session & Auth
  'session.invalid_token': 'Sua sessão expirou. Entre de novo.',
  'session.key_inactive': 'Este serviço está desativado no momento.',
  'session.widget_not_enabled': 'Este serviço não está ativado para a organização deste site.',
  'session.origin_not_allowed': 'Este site não tem autorização para usar este serviço.',
  'session.rate_limited': 'Muitas solicitações. Espere um pouco.',
  'common.auth.missing_token': 'É preciso entrar na sua conta primeiro.',
  'common.auth.expired': 'Sua sessão expirou.',
  'common.auth.invalid_token': 'Sua sessão não é válida.',
  'common.auth.invalid_api_key': 'A chave deste site não é válida.',
  'common.auth.jwks_unavailable': 'O serviço de login está indisponível no momento.',
  'common.auth.backend_unavailable': 'O serviço de login está indisponível no momento.',
  'session.invalid_external_user_ref':
    'O identificador de usuário informado por este site está vazio ou é longo demais.',
  // Configuration
  'organization.not_found': 'A organização deste site não foi encontrada.',
  'organization.inactive': 'A organização deste site está inativa.',
  'organization.no_integration': 'Nenhuma integração está configurada para este site.',
  // Registration
  'registration.duplicate_title': 'Já existe uma obra com este título.',
  'registration.audio_too_large': 'O arquivo é grande demais.',
  'registration.invalid_audio_format': 'Este formato de áudio não é aceito.',
  'registration.insufficient_credits': 'Não há créditos suficientes.',
  'registration.title_required': 'O título está vazio.',
  'registration.filename_required': 'O nome do arquivo está vazio.',
  'registration.creators_required': 'É preciso ter pelo menos um criador.',
  'registration.audio_empty': 'O arquivo enviado está vazio.',
  'registration.commitment_invalid': 'Não foi possível gerar a impressão digital da obra.',
  'registration.dry_run_failed': 'A rede recusou este registro.',
  'registration.upload_session_not_found': 'Este envio expirou. Recomece.',
  'registration.upload_session_forbidden': 'Este envio pertence a outra sessão.',
  'registration.prepared_not_found': 'Este orçamento expirou ou já foi usado.',
  'registration.prepared_forbidden': 'Este orçamento pertence a outra sessão.',
  // Works & Access
  'work.not_found': 'A obra não foi encontrada.',
  'work.already_registered': 'Esta obra já está registrada.',
  'access_code.not_found': 'Este código de acesso não é válido ou não existe.',
  'access_code.expired': 'Este código de acesso expirou.',
  'access_code.format_invalid':
    'Este código de acesso não está no formato certo: ele precisa começar com atc_.',
  'common.forbidden': 'Você não tem permissão para fazer isso.',
  'work.access_forbidden': 'Você não tem permissão para alterar esta obra.',
  'work.not_owned_by_user': 'Você não tem acesso a esta obra.',
  'work.no_asset': 'O arquivo não está disponível para download.',
  'work.certificate_unavailable': 'O certificado ainda não está disponível.',
  'external_user.not_found': 'Nenhum usuário foi encontrado com este identificador.',
  'version.already_in_progress': 'O registro de uma versão anterior ainda está em andamento.',
  // Transaction
  'transaction.not_found': 'A transação não foi encontrada.',
  'transaction.store_unavailable': 'O serviço de transações está indisponível.',
  'transaction.already_confirmed': 'A transação já foi confirmada.',
  'transaction.expired': 'A transação expirou.',
  // Common
  'common.rate_limited': 'Muitas solicitações.',
  'common.validation_failed': 'Os dados enviados não são válidos.',
  'common.service_unavailable': 'O serviço está indisponível no momento.',
  'common.not_found': 'O item solicitado não foi encontrado.',
  'common.bad_request': 'A solicitação foi recusada.',
  'common.unauthorized': 'É preciso entrar na sua conta primeiro.',
  'common.quota_exceeded': 'A cota de registros acabou.',
  // Widget
  'widget.network_error': 'Há um problema de conexão. Verifique sua internet.',
  'widget.upload_error': 'Não foi possível enviar o arquivo.',
  'widget.malformed_response': 'O servidor deu uma resposta inesperada.',
  'widget.unknown_error': 'Ocorreu um erro inesperado. Tente de novo.',
  'widget.configuration_error': 'Este serviço não está configurado corretamente neste site.',
  'widget.commitment_mismatch': 'A Allfeat está prestes a registrar algo diferente do que foi informado.',
  'widget.transaction_failed': 'A rede não aceitou o registro.',
};
