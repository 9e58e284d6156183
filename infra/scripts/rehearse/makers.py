"""Makes resources of a template through the API of their service, where moto's CloudFormation cannot.

Each maker takes a generated name and the properties (references resolved) and returns the physical id and the attributes
that `Fn::GetAtt` may ask for. botocore checks every name and type of the properties against the API of AWS.
"""

import json
import os
from itertools import count

import boto3

numbers = count(1)


def api(service):
    return boto3.client(service, endpoint_url=os.environ["AWS_ENDPOINT_URL"])


def without(properties, *names):
    return {name: value for name, value in properties.items() if name not in names}


def secret(name, p):
    generate = p["GenerateSecretString"]
    word = "x" * generate.get("PasswordLength", 32)
    value = {**json.loads(generate["SecretStringTemplate"]), generate["GenerateStringKey"]: word}
    made = api("secretsmanager").create_secret(
        Name=name, SecretString=json.dumps(value), Description=p["Description"], Tags=p["Tags"]
    )
    return made["ARN"], {}


def http_api(name, p):
    made = api("apigatewayv2").create_api(**p)
    return made["ApiId"], {"ApiEndpoint": made["ApiEndpoint"], "ApiId": made["ApiId"]}


def stage(name, p):
    return api("apigatewayv2").create_stage(**p)["StageName"], {}


def integration(name, p):
    return api("apigatewayv2").create_integration(**p)["IntegrationId"], {}


def route(name, p):
    return api("apigatewayv2").create_route(**p)["RouteId"], {}


def alarm(name, p):
    api("cloudwatch").put_metric_alarm(**p)
    return p["AlarmName"], {}


def schedule(name, p):
    made = api("scheduler").create_schedule(Name=p.get("Name", f"{name[:50]}-{next(numbers)}"), **without(p, "Name"))
    return made["ScheduleArn"].rsplit("/", 1)[1], {"Arn": made["ScheduleArn"]}


def subscription(name, p):
    attributes = {"RawMessageDelivery": str(p.get("RawMessageDelivery", False)).lower()}
    arguments = {name: p[name] for name in ("TopicArn", "Protocol", "Endpoint")}
    return api("sns").subscribe(**arguments, Attributes=attributes, ReturnSubscriptionArn=True)["SubscriptionArn"], {}


def topic_policy(name, p):
    for topic in p["Topics"]:
        policy = json.dumps(p["PolicyDocument"])
        api("sns").set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=policy)
    return name, {}


def queue_policy(name, p):
    for queue in p["Queues"]:
        api("sqs").set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps(p["PolicyDocument"])})
    return name, {}


def invoke_config(name, p):
    api("lambda").put_function_event_invoke_config(**p)
    return f'{p["FunctionName"]}|{p["Qualifier"]}', {}


def identity(name, p):
    api("sesv2").create_email_identity(EmailIdentity=p["EmailIdentity"])
    return p["EmailIdentity"], {}


def configuration_set(name, p):
    api("sesv2").create_configuration_set(ConfigurationSetName=name[:64], **without(p, "Name"))
    return name[:64], {}


def event_destination(name, p):
    wanted = p["EventDestination"]
    destination = {
        "Name": name[:64],
        "Enabled": wanted["Enabled"],
        "MatchingEventTypes": wanted["MatchingEventTypes"],
        "SNSDestination": wanted["SnsDestination"],
    }
    api("ses").create_configuration_set_event_destination(
        ConfigurationSetName=p["ConfigurationSetName"], EventDestination=destination
    )
    return name[:64], {}


MADE_THROUGH_THE_API = {
    "AWS::SecretsManager::Secret": secret,
    "AWS::ApiGatewayV2::Api": http_api,
    "AWS::ApiGatewayV2::Stage": stage,
    "AWS::ApiGatewayV2::Integration": integration,
    "AWS::ApiGatewayV2::Route": route,
    "AWS::CloudWatch::Alarm": alarm,
    "AWS::Scheduler::Schedule": schedule,
    "AWS::SNS::Subscription": subscription,
    "AWS::SNS::TopicPolicy": topic_policy,
    "AWS::SQS::QueuePolicy": queue_policy,
    "AWS::Lambda::EventInvokeConfig": invoke_config,
    "AWS::SES::EmailIdentity": identity,
    "AWS::SES::ConfigurationSet": configuration_set,
    "AWS::SES::ConfigurationSetEventDestination": event_destination,
}
