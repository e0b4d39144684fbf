terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

provider "azurerm" {
  features {}
}

resource "azurerm_app_service" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  app_service_plan_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Web/serverFarms/orders"

  site_config {
    remote_debugging_enabled = false
  }
}

resource "azurerm_app_service" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  app_service_plan_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Web/serverFarms/orders"
}
