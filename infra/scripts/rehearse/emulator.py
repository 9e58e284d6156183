"""The server of moto on a loopback port, for `npm run deploy:rehearse`.

moto knows the services that Rulewire uses, but its CloudFormation cannot make some of their resources: those are made
through the API of their service (makers.py). What neither can do is left out; the rehearsal lists it.

Usage: emulator.py <port>   (AWS_ENDPOINT_URL is its own address)
"""

import sys

from makers import MADE_THROUGH_THE_API
from moto import server
from moto.core.common_models import CloudFormationModel


class Made:
    """What CloudFormation keeps of a resource: its physical id and its attributes."""

    def __init__(self, physical_resource_id, attributes):
        self.physical_resource_id = physical_resource_id
        self.attributes = attributes

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    def get_cfn_attribute(self, attribute_name):
        return self.attributes[attribute_name]


def teach(resource_type, make):
    """Adds a resource type to moto's CloudFormation, which looks for subclasses of its model."""

    def create(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        return cls(*make(resource_name, cloudformation_json["Properties"]))

    members = {
        "__module__": "moto.rehearsal",  # moto takes the name of the service from here
        "cloudformation_type": staticmethod(lambda: resource_type),
        "cloudformation_name_type": staticmethod(lambda: ""),
        "create_from_cloudformation_json": classmethod(create),
    }
    return type(CloudFormationModel)(resource_type.replace("::", ""), (Made, CloudFormationModel), members)


if __name__ == "__main__":
    taught = [teach(resource_type, make) for resource_type, make in MADE_THROUGH_THE_API.items()]
    server.main(["-H", "127.0.0.1", "-p", sys.argv[1]])
