"""Prints what exists on the emulator as JSON: stack name -> logical id -> {type, id, facts, asked, own}.

Each resource is asked for at its own service, not taken from what CloudFormation says of it. `facts` holds the
properties that the rehearsal compares with the template, and is null where the service does not have the resource; `own` tells that makers.py made it, not moto's CloudFormation.

Usage: inventory.py <stack name>...   (AWS_ENDPOINT_URL names the emulator)
"""

import json
import sys

import boto3
from botocore.exceptions import ClientError
from makers import MADE_THROUGH_THE_API


def table(name):
    found = boto3.client("dynamodb").describe_table(TableName=name)["Table"]
    return {"indexes": sorted(index["IndexName"] for index in found.get("GlobalSecondaryIndexes", []))}


def queue(url):
    attributes = boto3.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    redrive = json.loads(attributes.get("RedrivePolicy", "{}"))
    return {"visibility": int(attributes["VisibilityTimeout"]), "maxReceive": int(redrive.get("maxReceiveCount", 0))}


def function(name):
    found = boto3.client("lambda").get_function(FunctionName=name)["Configuration"]
    return {
        "runtime": found["Runtime"],
        "timeout": found["Timeout"],
        "memory": found["MemorySize"],
        "settings": sorted(found["Environment"]["Variables"]),
    }


def event_source(uuid):
    return {"batch": boto3.client("lambda").get_event_source_mapping(UUID=uuid)["BatchSize"]}


def schedule(name):
    found = boto3.client("scheduler").get_schedule(Name=name)
    return {
        "expression": found["ScheduleExpression"],
        "zone": found["ScheduleExpressionTimezone"],
        "input": found["Target"]["Input"],
    }


def event_destination(name):
    sets = boto3.client("ses")
    for each in sets.list_configuration_sets()["ConfigurationSets"]:
        described = sets.describe_configuration_set(
            ConfigurationSetName=each["Name"], ConfigurationSetAttributeNames=["eventDestinations"]
        )
        for found in described.get("EventDestinations", []):
            if found["Name"] == name:
                return {"events": sorted(found["MatchingEventTypes"])}
    return None


def alarm(name):
    found = boto3.client("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"]
    return {"threshold": found[0]["Threshold"], "metric": found[0]["MetricName"]} if found else None


def role(name):
    return {"policies": len(boto3.client("iam").list_role_policies(RoleName=name)["PolicyNames"])}


def subscription(arn):
    found = boto3.client("sns").get_subscription_attributes(SubscriptionArn=arn)["Attributes"]
    return {"raw": found.get("RawMessageDelivery") == "true"}


def there(service, operation, **fixed):
    def ask(physical_id):
        arguments = {key: value.format(id=physical_id) for key, value in fixed.items()}
        getattr(boto3.client(service), operation)(**arguments)
        return {}

    return ask


def log_group(name):
    found = boto3.client("logs").describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    return {"days": found[0].get("retentionInDays")} if found else None


ASK = {
    "AWS::DynamoDB::Table": table,
    "AWS::SQS::Queue": queue,
    "AWS::Lambda::Function": function,
    "AWS::Lambda::EventSourceMapping": event_source,
    "AWS::Scheduler::Schedule": schedule,
    "AWS::SES::ConfigurationSetEventDestination": event_destination,
    "AWS::CloudWatch::Alarm": alarm,
    "AWS::IAM::Role": role,
    "AWS::SNS::Subscription": subscription,
    "AWS::Logs::LogGroup": log_group,
    "AWS::SNS::Topic": there("sns", "get_topic_attributes", TopicArn="{id}"),
    "AWS::SecretsManager::Secret": there("secretsmanager", "describe_secret", SecretId="{id}"),
    "AWS::ApiGatewayV2::Api": there("apigatewayv2", "get_api", ApiId="{id}"),
    "AWS::SES::EmailIdentity": there("sesv2", "get_email_identity", EmailIdentity="{id}"),
    "AWS::SES::ConfigurationSet": there("sesv2", "get_configuration_set", ConfigurationSetName="{id}"),
    "AWS::CloudWatch::Dashboard": there("cloudwatch", "get_dashboard", DashboardName="{id}"),
}


def look(resource):
    found = look_up(resource)
    return {**found, "own": found["type"] in MADE_THROUGH_THE_API}


def look_up(resource):
    kind, physical_id = resource["ResourceType"], resource.get("PhysicalResourceId", "")
    # What belongs to another resource (a policy, a route) has no question of its own: CloudFormation's word is taken.
    if kind not in ASK:
        return {"type": kind, "id": physical_id, "facts": {}, "asked": False}
    try:
        facts = ASK[kind](physical_id)
    except ClientError:
        facts = None
    return {"type": kind, "id": physical_id, "facts": facts, "asked": True}


if __name__ == "__main__":
    formation = boto3.client("cloudformation")
    stacks = {}
    for stack in sys.argv[1:]:
        resources = formation.describe_stack_resources(StackName=stack)["StackResources"]
        stacks[stack] = {resource["LogicalResourceId"]: look(resource) for resource in resources}
    print(json.dumps(stacks))
