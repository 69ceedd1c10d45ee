//! What the account says in Chinese, to whoever asks for it with `X-TC-Language: zh-CN`: for each
//! error code the cloud's own description of it. Codes are the same in every language.

/// The description of an error code; of a code that has none, that of its family.
pub(super) fn message(code: &str) -> &'static str {
    let own = match code {
        "AuthFailure.InvalidAuthorization" => "请求头部的 Authorization 不符合腾讯云标准。",
        "AuthFailure.SecretIdNotFound" => {
            "密钥不存在。请检查密钥是否已被删除或禁用，并注意不要带有多余的字符。"
        }
        "AuthFailure.SignatureExpire" => {
            "签名过期。Timestamp 与服务器时间相差不得超过五分钟，请检查本地时间。"
        }
        "AuthFailure.SignatureFailure" => "签名错误。签名计算有误，请检查 SecretKey 和签名过程。",
        "AuthFailure.TokenFailure" => "Token 错误。",
        "FailedOperation.DeleteAlias" => "删除别名失败。",
        "FailedOperation.DeleteFunction" => "删除函数失败。",
        "FailedOperation.ErrNotOpen" => "服务未开通。",
        "FailedOperation.ErrOwed" => "账号已欠费。",
        "FailedOperation.FunctionStatusError" => {
            "函数当前状态不支持此操作，请待状态变为 Active 后重试。"
        }
        "FailedOperation.InvalidContext" => "检索上下文无效或已过期，请重新检索。",
        "FailedOperation.PublishVersion" => {
            "当前函数状态无法发布版本，请待状态变为 Active 后重试。"
        }
        "FailedOperation.SyntaxError" => "检索语句语法错误。",
        "FailedOperation.UpdateFunctionCode" => {
            "当前函数状态无法更新代码，请待状态变为 Active 后重试。"
        }
        "FailedOperation.UpdateTriggerStatus" => "更新触发器状态失败。",
        "InvalidAction" => "接口不存在。",
        "InvalidParameter.FunctionNameOrResourceIdRequired" => "缺少函数名称。",
        "InvalidParameter.RequestTooLarge" => "请求参数过大。",
        "InvalidParameter.RoutingConfig" => "路由配置 RoutingConfig 不合法。",
        "InvalidParameterValue.Alias" => "别名取值不合法。",
        "InvalidParameterValue.Code" => "代码取值不合法。",
        "InvalidParameterValue.CustomArgument" => "触发器的附加信息取值不合法。",
        "InvalidParameterValue.DefaultNamespace" => "不能对 default 命名空间执行此操作。",
        "InvalidParameterValue.Description" => "描述取值不合法。",
        "InvalidParameterValue.EnvironmentExceededLimit" => {
            "环境变量大小超限，请保持在 4 KB 以内。"
        }
        "InvalidParameterValue.FunctionName" => "函数名称不合法。",
        "InvalidParameterValue.MemorySize" => "内存大小取值不合法。",
        "InvalidParameterValue.Name" => "名称不合法。",
        "InvalidParameterValue.Namespace" | "InvalidParameterValue.NamespaceInvalid" => {
            "命名空间名称不合法。"
        }
        "InvalidParameterValue.Qualifier" => "版本或别名取值不合法。",
        "InvalidParameterValue.Runtime" => "运行环境取值不合法。",
        "InvalidParameterValue.TriggerDesc" => "触发器描述 TriggerDesc 取值不合法。",
        "InvalidParameterValue.TriggerName" => "触发器名称不合法。",
        "InvalidParameterValue.ZipFile" => "ZipFile 不是经 base64 编码的 zip 文件。",
        "LimitExceeded.Alias" => "别名个数超过最大限制。",
        "LimitExceeded.Function" => "函数个数超过最大限制。",
        "LimitExceeded.Memory" => "内存大小超过最大限制。",
        "LimitExceeded.Namespace" => "命名空间个数超过最大限制。",
        "LimitExceeded.Timeout" => "超时时间超过最大限制。",
        "LimitExceeded.Trigger" => "触发器个数超过最大限制。",
        "NoSuchVersion" => "接口版本不存在。",
        "RequestSizeLimitExceeded" => "请求包超过限制大小。",
        "ResourceInUse.Alias" => "别名已存在或正在使用。",
        "ResourceInUse.FunctionName" => "函数名称已存在。",
        "ResourceInUse.Namespace" => "命名空间已存在或正在使用。",
        "ResourceInUse.TriggerName" => "触发器名称已存在。",
        "ResourceNotFound.Alias" => "未找到指定的别名，请创建后再试。",
        "ResourceNotFound.Function" => "函数不存在。",
        "ResourceNotFound.FunctionVersion" => "函数版本不存在。",
        "ResourceNotFound.Namespace" => "命名空间不存在。",
        "ResourceNotFound.Qualifier" => "指定的版本或别名不存在。",
        "ResourceNotFound.TopicNotExist" => "日志主题不存在。",
        "ResourceNotFound.Trigger" => "触发器不存在。",
        "UnsupportedOperation.AliasBind" => "版本已被别名绑定，请先解除绑定。",
        "UnsupportedOperation.Trigger" => "该类型的触发器不支持此操作。",
        "UnsupportedRegion" => "接口不支持所传地域。",
        _ => "",
    };
    if !own.is_empty() {
        return own;
    }
    match code.split('.').next().unwrap_or_default() {
        "ActionOffline" => "接口已下线。",
        "AuthFailure" => "CAM 签名/鉴权错误。",
        "FailedOperation" => "操作失败。",
        "InvalidParameter" => "参数错误。",
        "InvalidParameterValue" => "参数取值错误。",
        "LimitExceeded" => "超过配额限制。",
        "MissingParameter" => "缺少参数。",
        "RequestLimitExceeded" => "请求的次数超过了频率限制。",
        "ResourceInUse" => "资源被占用。",
        "ResourceNotFound" => "资源不存在。",
        "UnknownParameter" => "未知参数。",
        "UnauthorizedOperation" => "未授权操作。",
        "UnsupportedOperation" => "操作不支持。",
        _ => "内部错误，请稍后重试。",
    }
}
