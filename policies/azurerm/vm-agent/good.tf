provider "azurerm" {
  features {}
}

resource "azurerm_linux_virtual_machine" "right" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  size                  = "Standard_D2s_v5"
  provision_vm_agent    = true

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_linux_virtual_machine" "left_out" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  size                  = "Standard_D2s_v5"

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "right" {
  admin_username      = "operator"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  provision_vm_agent  = true

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

resource "azurerm_linux_virtual_machine_scale_set" "left_out" {
  admin_username      = "operator"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"

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

resource "azurerm_windows_virtual_machine" "right" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  size                  = "Standard_D2s_v5"
  provision_vm_agent    = true

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_windows_virtual_machine" "left_out" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  size                  = "Standard_D2s_v5"

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "right" {
  admin_password      = "orders"
  admin_username      = "operator"
  instances           = 2
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  provision_vm_agent  = true

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

resource "azurerm_windows_virtual_machine_scale_set" "left_out" {
  admin_password      = "orders"
  admin_username      = "operator"
  instances           = 2
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"

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
