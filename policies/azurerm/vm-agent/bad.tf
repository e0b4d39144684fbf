provider "azurerm" {
  features {}
}

resource "azurerm_linux_virtual_machine" "wrong" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  size                  = "Standard_D2s_v5"
  provision_vm_agent    = false

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "wrong" {
  admin_username      = "operator"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  provision_vm_agent  = false

  network_interface {
    name = "orders"

    ip_configuration {
      name = "orders"
    }
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_windows_virtual_machine" "wrong" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  size                  = "Standard_D2s_v5"
  provision_vm_agent    = false

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "wrong" {
  admin_password      = "orders"
  admin_username      = "operator"
  instances           = 2
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  provision_vm_agent  = false

  network_interface {
    name = "orders"

    ip_configuration {
      name = "orders"
    }
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}
